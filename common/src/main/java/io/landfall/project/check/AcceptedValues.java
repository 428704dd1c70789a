package io.landfall.project.check;

import java.util.List;

/** The column holds nothing but these values, or NULL. */
public record AcceptedValues(String column, List<String> values) implements CheckTest {

    public AcceptedValues {
        values = List.copyOf(values);
    }
}
