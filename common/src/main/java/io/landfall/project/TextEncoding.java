package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The encodings of text that COPY reads. */
public enum TextEncoding {
    @JsonProperty("utf8")
    UTF8,
    /** Little or big endian, as the byte order mark at the beginning says. */
    @JsonProperty("utf16")
    UTF16,
    @JsonProperty("utf16le")
    UTF16LE,
    @JsonProperty("utf16be")
    UTF16BE
}
