package io.landfall.redshift.copy.source;

import com.github.luben.zstd.ZstdInputStream;
import io.landfall.redshift.copy.statement.CopyOptions;
import io.landfall.redshift.copy.statement.FileEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The content of an object as UTF-8: decompressed and, if need be, taken from another encoding. */
public final class TextStream {
    private static final int GZIP_BUFFER = 64 * 1024;

    private TextStream() {}

    /** The stream that COPY reads from; closing it closes the object. */
    public static InputStream of(InputStream object, CopyOptions options) throws IOException {
        InputStream plain =
                switch (options.compression()) {
                    case NONE -> object;
                    case GZIP -> new GZIPInputStream(object, GZIP_BUFFER);
                    case BZIP2 -> new BZip2CompressorInputStream(object, true);
                    case ZSTD -> new ZstdInputStream(object).setContinuous(false);
                };
        return options.encoding() == FileEncoding.UTF8
                ? plain
                : new TranscodedStream(plain, options.encoding().charset());
    }
}
