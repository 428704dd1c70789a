package io.landfall.redshift.copy.columnar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

/**
 * Values of Avro as JSON, without the names of union branches. Bytes are characters of the same numbers, as in Avro's own JSON;
 * enumeration values are their names; logical types count as the types below them.
 */
final class AvroJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private AvroJson() {}

    static void write(Schema schema, GenericRecord record, OutputStream out) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            value(schema, record, generator);
        }
    }

    private static void value(Schema schema, Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
            return;
        }
        switch (schema.getType()) {
            case RECORD -> record(schema, (GenericRecord) value, out);
            case ARRAY -> array(schema.getElementType(), (Collection<?>) value, out);
            case MAP -> map(schema.getValueType(), (Map<?, ?>) value, out);
            case UNION -> value(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value, out);
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INT -> out.writeNumber((Integer) value);
            case LONG -> out.writeNumber((Long) value);
            case FLOAT -> out.writeNumber((Float) value);
            case DOUBLE -> out.writeNumber((Double) value);
            case BYTES -> out.writeString(bytes(((ByteBuffer) value).duplicate()));
            case FIXED -> out.writeString(bytes(ByteBuffer.wrap(((GenericFixed) value).bytes())));
            case NULL -> out.writeNull();
            default -> out.writeString(value.toString());
        }
    }

    private static void record(Schema schema, GenericRecord record, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Schema.Field field : schema.getFields()) {
            out.writeFieldName(field.name());
            value(field.schema(), record.get(field.pos()), out);
        }
        out.writeEndObject();
    }

    private static void array(Schema elements, Collection<?> array, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Object element : array) {
            value(elements, element, out);
        }
        out.writeEndArray();
    }

    private static void map(Schema values, Map<?, ?> map, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName(entry.getKey().toString());
            value(values, entry.getValue(), out);
        }
        out.writeEndObject();
    }

    private static String bytes(ByteBuffer value) {
        return StandardCharsets.ISO_8859_1.decode(value).toString();
    }
}
