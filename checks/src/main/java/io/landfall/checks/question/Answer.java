package io.landfall.checks.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The values of a measurement's columns.
 *
 * @param values as text; null for NULL
 */
public record Answer(List<String> values) {

    /** A count; NULL, which a sum over no rows is, is 0. */
    public long count(int column) {
        return number(column).map(BigDecimal::longValue).orElse(0L);
    }

    /**
     * A number; empty for NULL.
     *
     * @throws UnanswerableException if it is not a number
     */
    public Optional<BigDecimal> number(int column) {
        return text(column).map(text -> SqlValue.number(text)
                .orElseThrow(() -> new UnanswerableException("'" + Shown.of(text) + "' is not a number")));
    }

    /** The value; empty for NULL. */
    public Optional<String> text(int column) {
        return Optional.ofNullable(values.get(column));
    }
}
