package io.landfall.project;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 800KB}, {@code 512MB}, {@code 8GB}; a KB is 1024 bytes. */
final class HumanSize extends StdDeserializer<Long> {

    private static final long serialVersionUID = 1L;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})([KMGT])B");
    private static final String UNITS = "KMGT";
    private static final int BITS = 10;

    HumanSize() {
        super(Long.class);
    }

    /** The number of bytes that a text is; empty for a text that is none. */
    static Optional<Long> parse(String written) {
        Matcher text = TEXT.matcher(written.strip());
        if (!text.matches()) {
            return Optional.empty();
        }
        int thousands = UNITS.indexOf(text.group(2)) + 1;
        return Optional.of(Long.parseLong(text.group(1)) << (BITS * thousands));
    }

    /** What to say of a text that is no size. */
    static String refusal(String written) {
        return "'" + written + "' is not a size; write it like 800KB, 512MB or 8GB";
    }

    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String written = parser.getText();
        return parse(written).orElseThrow(() -> new IllegalArgumentException(refusal(written)));
    }
}
