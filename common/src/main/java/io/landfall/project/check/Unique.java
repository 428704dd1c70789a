package io.landfall.project.check;

import java.util.List;

/** No two rows have the same values in these columns; rows with a NULL in one of them do not count. */
public record Unique(List<String> columns) implements CheckTest {

    public Unique {
        columns = List.copyOf(columns);
    }
}
