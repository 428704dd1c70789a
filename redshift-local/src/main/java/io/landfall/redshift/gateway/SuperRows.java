package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadBuilder;
import io.landfall.redshift.wire.PayloadReader;
import java.util.BitSet;

/**
 * A result with SUPER columns.
 *
 * @param columns which of its columns are
 * @param binary which of those PostgreSQL sends in its binary format
 * @param count of all columns
 */
record SuperRows(BitSet columns, BitSet binary, int count) {
    /** The number that Redshift's drivers know the type by. */
    static final int SUPER_OID = 4000;

    static final int JSONB_OID = 3802;

    /** Reads a RowDescription; null when there is no SUPER column. */
    static SuperRows describedBy(Message description) {
        PayloadReader reader = description.reader();
        int count = reader.readInt16();
        BitSet columns = new BitSet(count);
        BitSet binary = new BitSet(count);
        for (int column = 0; column < count; column++) {
            reader.readString();
            reader.readBytes(6);
            boolean isSuper = reader.readInt32() == JSONB_OID;
            reader.readBytes(6);
            boolean isBinary = reader.readInt16() == 1;
            columns.set(column, isSuper);
            binary.set(column, isSuper && isBinary);
        }
        return columns.isEmpty() ? null : new SuperRows(columns, binary, count);
    }

    /** The same columns when they were asked for as text. */
    SuperRows asText() {
        return new SuperRows(columns, new BitSet(), count);
    }

    /** The RowDescription with Redshift's type; values come as text whatever was asked for. */
    Message announce(Message description) {
        PayloadReader reader = description.reader();
        PayloadBuilder payload = new PayloadBuilder().int16(reader.readInt16());
        for (int column = 0; column < count; column++) {
            payload.string(reader.readString()).raw(reader.readBytes(6));
            int type = reader.readInt32();
            payload.int32(columns.get(column) ? SUPER_OID : type).raw(reader.readBytes(6));
            int format = reader.readInt16();
            payload.int16(columns.get(column) ? 0 : format);
        }
        return payload.toMessage('T');
    }

    /** The DataRow with compact JSON. */
    Message translate(Message row) {
        PayloadReader reader = row.reader();
        PayloadBuilder payload = new PayloadBuilder().int16(reader.readInt16());
        for (int column = 0; column < count; column++) {
            int length = reader.readInt32();
            if (length < 0) {
                payload.int32(length);
                continue;
            }
            byte[] value = reader.readBytes(length);
            if (columns.get(column)) {
                value = CompactJson.of(value, binary.get(column) ? 1 : 0);
            }
            payload.int32(value.length).raw(value);
        }
        return payload.toMessage('D');
    }
}
