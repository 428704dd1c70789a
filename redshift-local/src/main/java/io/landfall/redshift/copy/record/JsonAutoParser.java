package io.landfall.redshift.copy.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** First-level keys matched with column names; keys without a column are ignored, columns without a key are NULL. */
public final class JsonAutoParser implements RecordParser {
    private final Map<String, Integer> indexes = new HashMap<>();
    private final boolean ignoreCase;
    private final JsonSlots slots;

    public JsonAutoParser(List<String> columns, boolean ignoreCase) {
        for (String column : columns) {
            indexes.put(column, indexes.size());
        }
        this.ignoreCase = ignoreCase;
        this.slots = new JsonSlots(columns.size());
    }

    @Override
    public void parse(RawRecord record, Fields fields) throws RecordRejected {
        slots.clear();
        try (JsonParser parser = JsonRecords.parser(record)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                throw new RecordRejected(
                        LoadErrorCode.INVALID_INPUT_LINE, "Invalid JSONPath format: Member is not an object.");
            }
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                Integer index = indexes.get(ignoreCase ? key.toLowerCase(Locale.ROOT) : key);
                parser.nextToken();
                if (index == null) {
                    parser.skipChildren();
                } else {
                    slots.put(index, parser);
                }
            }
        } catch (IOException malformed) {
            throw JsonRecords.invalid(malformed);
        }
        slots.copyTo(fields);
    }
}
