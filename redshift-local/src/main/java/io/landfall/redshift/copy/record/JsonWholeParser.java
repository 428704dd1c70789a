package io.landfall.redshift.copy.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;

/** 'noshred': the whole object is the value of the only column. */
public final class JsonWholeParser implements RecordParser {

    @Override
    public void parse(RawRecord record, Fields fields) throws RecordRejected {
        JsonNode root = JsonRecords.parse(record);
        if (!root.isContainerNode()) {
            throw new RecordRejected(LoadErrorCode.INVALID_INPUT_LINE, "Invalid JSON: neither object nor array");
        }
        fields.add(JsonRecords.field(root));
    }
}
