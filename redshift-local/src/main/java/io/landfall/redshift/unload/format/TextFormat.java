package io.landfall.redshift.unload.format;

import com.github.luben.zstd.ZstdOutputStream;
import io.landfall.redshift.unload.statement.Compression;
import io.landfall.redshift.unload.statement.UnloadOptions;
import io.landfall.redshift.wire.StatementFailed;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Lines of UTF-8 text, perhaps compressed. */
final class TextFormat implements RowFormat {
    private final LineFormat lines;
    private final Compression compression;
    /** Null without HEADER. */
    private final String[] header;

    TextFormat(LineFormat lines, List<ResultColumn> columns, UnloadOptions options) {
        this.lines = lines;
        this.compression = options.compression();
        this.header =
                options.header() ? columns.stream().map(ResultColumn::name).toArray(String[]::new) : null;
    }

    @Override
    public RowWriter open(CountedStream out) throws IOException, StatementFailed {
        Writer writer = new Writer(out, compressed(out));
        if (header != null) {
            writer.writeHeader();
        }
        return writer;
    }

    private OutputStream compressed(OutputStream out) throws IOException {
        OutputStream kept = new KeptOpen(out);
        return switch (compression) {
            case NONE -> kept;
            case GZIP -> new GZIPOutputStream(kept);
            case BZIP2 -> new BZip2CompressorOutputStream(kept);
            case ZSTD -> new ZstdOutputStream(kept);
        };
    }

    private final class Writer implements RowWriter {
        private final CountedStream file;
        private final OutputStream out;
        private final StringBuilder line = new StringBuilder();
        private boolean empty = true;

        Writer(CountedStream file, OutputStream out) {
            this.file = file;
            this.out = out;
        }

        void writeHeader() throws IOException, StatementFailed {
            line.setLength(0);
            lines.appendHeader(header, line);
            out.write(lineBytes());
        }

        @Override
        public boolean write(String[] row, long maxFileBytes) throws IOException, StatementFailed {
            line.setLength(0);
            lines.append(row, line);
            byte[] bytes = lineBytes();
            if (!empty && file.position() + bytes.length > maxFileBytes) {
                return false;
            }
            out.write(bytes);
            empty = false;
            return true;
        }

        private byte[] lineBytes() {
            return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Lets a compressor be closed without the file. */
    private static final class KeptOpen extends FilterOutputStream {

        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
