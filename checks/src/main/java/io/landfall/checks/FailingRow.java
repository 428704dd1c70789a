package io.landfall.checks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row that fails a check.
 *
 * @param values by column, as text, in the order of the columns; masked where the project says so; null values are NULL
 */
public record FailingRow(Map<String, String> values) {

    public FailingRow {
        values = new LinkedHashMap<>(values);
    }
}
