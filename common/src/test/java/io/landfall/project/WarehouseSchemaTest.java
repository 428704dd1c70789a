package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WarehouseSchemaTest {

    /** Keys that mean nothing for a cluster, so examples of them are tried with Serverless. */
    private static final Set<String> SERVERLESS = Set.of("base_capacity", "max_capacity", "usage_limit");

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    /** Every key of the schema with its part of the schema, below {@code network.} and the like too. */
    static Map<String, JsonNode> keys() throws IOException {
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        collect("", schema(), keys);
        return keys;
    }

    @Test
    void everyKeyIsDescribedForEditors() throws IOException {
        assertThat(keys())
                .allSatisfy((key, part) ->
                        assertThat(part.path("description").asText()).as(key).isNotBlank());
    }

    @Test
    void everyKeyIsOneOfTheDefinition() throws IOException {
        List<String> components = Arrays.stream(WarehouseDefinition.class.getRecordComponents())
                .map(component -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()))
                .toList();
        assertThat(UnknownKeys.names(schema().path("properties"))).containsExactlyInAnyOrderElementsOf(components);
    }

    @Test
    void defaultsAreThoseOfTheDefinition() throws IOException {
        JsonNode read = JSON.valueToTree(WarehouseYaml.read("nodes: 1"));
        keys().forEach((key, part) -> {
            if (part.has("default") && !key.startsWith("usage_limit.")) {
                assertThat(read.at("/" + key.replace('.', '/')).asText())
                        .as(key)
                        .isEqualTo(part.path("default").asText());
            }
        });
        JsonNode limit = JSON.valueToTree(new UsageLimitDefinition(1, null, null));
        assertThat(limit.path("period").asText()).isEqualTo("monthly");
        assertThat(limit.path("breach_action").asText()).isEqualTo("log");
    }

    @Test
    void everyExampleIsTaken() throws IOException {
        for (Map.Entry<String, JsonNode> key : keys().entrySet()) {
            for (JsonNode example : key.getValue().path("examples")) {
                if (!key.getKey().contains(".")) {
                    String kind = SERVERLESS.contains(key.getKey()) ? "kind: serverless\n" : "";
                    assertThat(WarehouseYaml.problems(kind + key.getKey() + ": " + example))
                            .as(key.getKey())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void nodeTypesAreThoseTheRulesKnow() throws IOException {
        List<String> words = new ArrayList<>();
        schema().at("/properties/node_type/enum").forEach(word -> words.add(word.asText()));
        assertThat(words).isEqualTo(NodeType.words());
    }

    private static JsonNode schema() throws IOException {
        return JSON.readTree(WarehouseSchemaTest.class.getResource("/project/warehouse.schema.json"));
    }

    private static void collect(String prefix, JsonNode object, Map<String, JsonNode> keys) {
        object.path("properties").properties().forEach(property -> {
            keys.put(prefix + property.getKey(), property.getValue());
            collect(prefix + property.getKey() + ".", property.getValue(), keys);
            collect(prefix + property.getKey() + ".", property.getValue().path("items"), keys);
        });
    }
}
