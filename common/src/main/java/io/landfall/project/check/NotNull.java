package io.landfall.project.check;

import java.util.List;

/** None of the columns is NULL in any row. */
public record NotNull(List<String> columns) implements CheckTest {

    public NotNull {
        columns = List.copyOf(columns);
    }
}
