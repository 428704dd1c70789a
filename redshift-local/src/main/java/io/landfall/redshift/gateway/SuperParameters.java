package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadBuilder;
import io.landfall.redshift.wire.PayloadReader;

/** The messages that name types and formats of parameters and results. */
final class SuperParameters {
    /** The first number that PostgreSQL gives to types which are not its own; the only such type is the domain SUPER. */
    private static final int FIRST_INSTALLED_OID = 16384;

    private SuperParameters() {}

    /** Parse: parameters that the client declares as SUPER are JSON. */
    static Message parse(Message request) {
        PayloadReader reader = request.reader();
        String name = reader.readString();
        String sql = reader.readString();
        int[] types = new int[reader.readInt16()];
        boolean mentioned = false;
        for (int index = 0; index < types.length; index++) {
            types[index] = reader.readInt32();
            mentioned |= types[index] == SuperRows.SUPER_OID;
        }
        if (!mentioned) {
            return request;
        }
        PayloadBuilder payload = new PayloadBuilder().string(name).string(sql).int16(types.length);
        for (int type : types) {
            payload.int32(type == SuperRows.SUPER_OID ? SuperRows.JSONB_OID : type);
        }
        return payload.toMessage('P');
    }

    /** ParameterDescription: what is stored as SUPER is announced as such. */
    static Message description(Message answer) {
        PayloadReader reader = answer.reader();
        int count = reader.readInt16();
        PayloadBuilder payload = new PayloadBuilder().int16(count);
        boolean mentioned = false;
        for (int index = 0; index < count; index++) {
            int type = reader.readInt32();
            boolean isSuper = type == SuperRows.JSONB_OID || type >= FIRST_INSTALLED_OID;
            mentioned |= isSuper;
            payload.int32(isSuper ? SuperRows.SUPER_OID : type);
        }
        return mentioned ? payload.toMessage('t') : answer;
    }

    /** Bind: SUPER columns of the result are asked for as text. */
    static Message bindAsText(Message request, SuperRows rows) {
        PayloadReader reader = request.reader();
        PayloadBuilder payload =
                new PayloadBuilder().string(reader.readString()).string(reader.readString());
        int parameterFormats = reader.readInt16();
        payload.int16(parameterFormats).raw(reader.readBytes(2 * parameterFormats));
        int parameters = reader.readInt16();
        payload.int16(parameters);
        for (int index = 0; index < parameters; index++) {
            int length = reader.readInt32();
            payload.int32(length).raw(reader.readBytes(Math.max(0, length)));
        }
        int[] formats = new int[reader.readInt16()];
        for (int index = 0; index < formats.length; index++) {
            formats[index] = reader.readInt16();
        }
        if (formats.length == 0) {
            return request;
        }
        payload.int16(rows.count());
        for (int column = 0; column < rows.count(); column++) {
            int format = formats.length == 1 ? formats[0] : column < formats.length ? formats[column] : 0;
            payload.int16(rows.columns().get(column) ? 0 : format);
        }
        return payload.toMessage('B');
    }
}
