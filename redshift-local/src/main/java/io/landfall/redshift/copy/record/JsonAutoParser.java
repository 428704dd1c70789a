package io.landfall.redshift.copy.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** First-level keys matched with column names; keys without a column are ignored, columns without a key are NULL. */
public final class JsonAutoParser implements RecordParser {
    private final List<String> columns;
    private final boolean ignoreCase;

    public JsonAutoParser(List<String> columns, boolean ignoreCase) {
        this.columns = columns;
        this.ignoreCase = ignoreCase;
    }

    @Override
    public List<Field> parse(String record) throws RecordRejected {
        JsonNode root = JsonRecords.parse(record);
        if (!root.isObject()) {
            throw new RecordRejected(
                    LoadErrorCode.INVALID_INPUT_LINE, "Invalid JSONPath format: Member is not an object.");
        }
        Map<String, JsonNode> members = new HashMap<>();
        root.properties().forEach(member -> members.put(key(member.getKey()), member.getValue()));
        List<Field> fields = new ArrayList<>(columns.size());
        for (String column : columns) {
            fields.add(JsonRecords.field(members.get(column)));
        }
        return fields;
    }

    private String key(String name) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
