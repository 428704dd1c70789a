package io.landfall.project;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d}. */
public final class HumanDuration extends StdDeserializer<Duration> {

    private static final long serialVersionUID = 1L;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})([smhd])");

    public HumanDuration() {
        super(Duration.class);
    }

    /** The length of time that a text is; empty for a text that is none. */
    public static Optional<Duration> parse(String written) {
        Matcher text = TEXT.matcher(written.strip());
        if (!text.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(text.group(1));
        return Optional.of(
                switch (text.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    /** What to say of a text that is no length of time. */
    public static String refusal(String written) {
        return "'" + written + "' is not a length of time; write it like 90s, 30m, 2h or 1d";
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String written = parser.getText();
        return parse(written).orElseThrow(() -> new IllegalArgumentException(refusal(written)));
    }
}
