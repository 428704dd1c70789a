package io.landfall.checks.question;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values as the warehouse writes them. */
public final class SqlValue {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    /** Drivers write booleans in either way. */
    private static final Map<String, String> BOOLEANS = Map.of("t", "true", "f", "false");

    private SqlValue() {}

    /** The number a text is; empty for any other text. */
    public static Optional<BigDecimal> number(String text) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? Optional.of(new BigDecimal(stripped)) : Optional.empty();
    }

    /** Whether two values are the same: as numbers where both are, so that 0 is 0.00, else as text. NULL is NULL only. */
    public static boolean same(String one, String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        Optional<BigDecimal> left = number(one);
        Optional<BigDecimal> right = number(other);
        return left.isPresent() && right.isPresent()
                ? left.get().compareTo(right.get()) == 0
                : Objects.equals(written(one, other), written(other, one));
    }

    private static String written(String value, String besides) {
        boolean isBoolean = BOOLEANS.containsValue(besides.toLowerCase(Locale.ROOT));
        return isBoolean ? BOOLEANS.getOrDefault(value, value.toLowerCase(Locale.ROOT)) : value;
    }
}
