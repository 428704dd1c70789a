package io.landfall.redshift.copy.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.copy.failure.RecordRejected;
import java.util.List;

/** The value of each path, in the order of the columns. */
public final class JsonPathsParser implements RecordParser {
    private final List<JsonPath> paths;

    public JsonPathsParser(List<JsonPath> paths) {
        this.paths = List.copyOf(paths);
    }

    @Override
    public void parse(RawRecord record, Fields fields) throws RecordRejected {
        JsonNode root = JsonRecords.parse(record);
        for (JsonPath path : paths) {
            fields.add(JsonRecords.field(path.evaluate(root)));
        }
    }
}
