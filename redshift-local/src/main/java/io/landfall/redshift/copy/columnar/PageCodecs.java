package io.landfall.redshift.copy.columnar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Parquet's own codecs, and gzip from the JDK, which Parquet would take from Hadoop. */
final class PageCodecs implements CompressionCodecFactory {
    private final CodecFactory codecs;

    /** @param pageSize usual size of a page, in bytes */
    PageCodecs(int pageSize) {
        this.codecs = new CodecFactory(new PlainParquetConfiguration(), pageSize);
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        return name == CompressionCodecName.GZIP ? new Gzip() : codecs.getCompressor(name);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return name == CompressionCodecName.GZIP ? new Gunzip() : codecs.getDecompressor(name);
    }

    @Override
    public void release() {
        codecs.release();
    }

    private static final class Gzip implements BytesInputCompressor {

        @Override
        public BytesInput compress(BytesInput plain) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                plain.writeAllTo(out);
            }
            return BytesInput.from(bytes);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {
            // Nothing is kept.
        }
    }

    private static final class Gunzip implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput compressed, int size) throws IOException {
            try (InputStream in = new GZIPInputStream(compressed.toInputStream())) {
                return BytesInput.from(in.readNBytes(size));
            }
        }

        @Override
        public void decompress(ByteBuffer compressed, int compressedSize, ByteBuffer target, int size)
                throws IOException {
            byte[] bytes = new byte[compressedSize];
            compressed.get(bytes);
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                target.put(in.readNBytes(size));
            }
        }

        @Override
        public void release() {
            // Nothing is kept.
        }
    }
}
