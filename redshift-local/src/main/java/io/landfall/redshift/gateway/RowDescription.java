package io.landfall.redshift.gateway;

import io.landfall.redshift.unload.format.ResultColumn;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Names and types of a result, from PostgreSQL's description of it. */
final class RowDescription {
    /** PostgreSQL adds its header size to the declared length of a type. */
    private static final int TYPE_MODIFIER_OFFSET = 4;

    /** Built-in types have fixed numbers. */
    private static final Map<Integer, String> TYPES = Map.ofEntries(
            Map.entry(16, "bool"),
            Map.entry(20, "int8"),
            Map.entry(21, "int2"),
            Map.entry(23, "int4"),
            Map.entry(25, "text"),
            Map.entry(700, "float4"),
            Map.entry(701, "float8"),
            Map.entry(1042, "bpchar"),
            Map.entry(1043, "varchar"),
            Map.entry(1082, "date"),
            Map.entry(1083, "time"),
            Map.entry(1114, "timestamp"),
            Map.entry(1184, "timestamptz"),
            Map.entry(1266, "timetz"),
            Map.entry(1700, "numeric"),
            Map.entry(3802, "jsonb"));

    private RowDescription() {}

    static List<ResultColumn> columns(Message description) {
        PayloadReader reader = description.reader();
        int count = reader.readInt16();
        List<ResultColumn> columns = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            String name = reader.readString();
            reader.readInt32();
            reader.readInt16();
            int type = reader.readInt32();
            reader.readInt16();
            int modifier = reader.readInt32();
            reader.readInt16();
            columns.add(column(name, TYPES.getOrDefault(type, "oid " + type), modifier - TYPE_MODIFIER_OFFSET));
        }
        return columns;
    }

    private static ResultColumn column(String name, String type, int modifier) {
        return switch (type) {
            case "numeric" ->
                modifier < 0
                        ? new ResultColumn(name, type, 0, 0)
                        : new ResultColumn(name, type, modifier >> 16 & 0xffff, modifier & 0x7ff);
            case "varchar", "bpchar" -> new ResultColumn(name, type, Math.max(0, modifier), 0);
            default -> new ResultColumn(name, type, 0, 0);
        };
    }
}
