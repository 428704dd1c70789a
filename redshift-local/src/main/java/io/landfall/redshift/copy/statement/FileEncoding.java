package io.landfall.redshift.copy.statement;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What ENCODING may name. */
public enum FileEncoding {
    UTF8(StandardCharsets.UTF_8),
    /** The byte order mark decides. */
    UTF16(StandardCharsets.UTF_16),
    UTF16LE(StandardCharsets.UTF_16LE),
    UTF16BE(StandardCharsets.UTF_16BE);

    private final Charset charset;

    FileEncoding(Charset charset) {
        this.charset = charset;
    }

    public Charset charset() {
        return charset;
    }
}
