package io.landfall.project.check;

import java.math.BigDecimal;

/** What a SELECT is to return. */
public sealed interface Expectation {

    /** One value: compared as numbers where both are, else as text. */
    record Value(String text) implements Expectation {}

    /** A number not outside of the bounds. */
    record Range(BigDecimal min, BigDecimal max) implements Expectation {}

    /** No row; each row there is fails the check. */
    record NoRows() implements Expectation {}

    /** The same first row as another SELECT of the project. */
    record SameAs(String sql) implements Expectation {}
}
