package io.landfall.redshift.copy.columnar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Structs, lists and maps of Parquet as JSON (SERIALIZETOJSON). */
final class NestedJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NestedJson() {}

    /** The field, with all its repetitions; JSON null when it has no value. */
    static JsonNode field(Type type, Group parent, int field) {
        int count = parent.getFieldRepetitionCount(field);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            ArrayNode array = JSON.arrayNode();
            for (int index = 0; index < count; index++) {
                array.add(value(type, parent, field, index));
            }
            return array;
        }
        return count == 0 ? JSON.nullNode() : value(type, parent, field, 0);
    }

    private static JsonNode value(Type type, Group parent, int field, int index) {
        if (type.isPrimitive()) {
            return primitive(type.asPrimitiveType(), parent, field, index);
        }
        Group group = parent.getGroup(field, index);
        GroupType groupType = type.asGroupType();
        if (type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation && isWrapped(groupType)) {
            return list(groupType, group);
        }
        return type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation && isWrapped(groupType)
                ? map(groupType, group)
                : struct(groupType, group);
    }

    private static boolean isWrapped(GroupType type) {
        return type.getFieldCount() == 1 && type.getType(0).isRepetition(Type.Repetition.REPEATED);
    }

    private static ObjectNode struct(GroupType type, Group group) {
        ObjectNode object = JSON.objectNode();
        for (int index = 0; index < type.getFieldCount(); index++) {
            object.set(type.getFieldName(index), field(type.getType(index), group, index));
        }
        return object;
    }

    /** Three levels: list, repeated group, element; old writers leave the middle one out. */
    private static JsonNode list(GroupType type, Group group) {
        Type repeated = type.getType(0);
        boolean threeLevels = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
        if (!threeLevels) {
            return field(repeated, group, 0);
        }
        ArrayNode array = JSON.arrayNode();
        Type element = repeated.asGroupType().getType(0);
        for (int index = 0; index < group.getFieldRepetitionCount(0); index++) {
            array.add(field(element, group.getGroup(0, index), 0));
        }
        return array;
    }

    private static JsonNode map(GroupType type, Group group) {
        ObjectNode object = JSON.objectNode();
        GroupType entry = type.getType(0).asGroupType();
        for (int index = 0; index < group.getFieldRepetitionCount(0); index++) {
            Group pair = group.getGroup(0, index);
            JsonNode value = entry.getFieldCount() > 1 ? field(entry.getType(1), pair, 1) : JSON.nullNode();
            object.set(field(entry.getType(0), pair, 0).asText(), value);
        }
        return object;
    }

    private static JsonNode primitive(PrimitiveType type, Group parent, int field, int index) {
        String text = ParquetText.of(type, parent, field, index);
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return isNumber(type) && !text.contains("N") && !text.contains("I")
                ? JSON.numberNode(new BigDecimal(text))
                : JSON.textNode(text);
    }

    private static boolean isNumber(PrimitiveType type) {
        boolean plain = type.getLogicalTypeAnnotation() == null;
        return type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation
                || type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation
                || plain
                        && switch (type.getPrimitiveTypeName()) {
                            case INT32, INT64, FLOAT, DOUBLE -> true;
                            default -> false;
                        };
    }
}
