package io.landfall.project.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.landfall.warehouse.QualifiedName;
import java.util.List;

/**
 * What the columns hold is in the columns of the other table; rows with a NULL in one of them do not count.
 *
 * @param toColumns as many as columns, in their order
 */
public record Relationships(List<String> columns, QualifiedName to, List<String> toColumns) implements CheckTest {

    public Relationships {
        columns = List.copyOf(columns);
        toColumns = List.copyOf(toColumns);
    }

    @JsonCreator
    static Relationships written(
            @JsonProperty("column") String column,
            @JsonProperty("columns") List<String> columns,
            @JsonProperty("to") QualifiedName to,
            @JsonProperty("field") String field,
            @JsonProperty("fields") List<String> fields) {
        return new Relationships(
                columns == null ? List.of(column) : columns, to, fields == null ? List.of(field) : fields);
    }
}
