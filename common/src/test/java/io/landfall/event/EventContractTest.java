package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compatibility gate: every event, its golden file, its schema and its line in the documentation agree. */
class EventContractTest {

    private static final JsonMapper JSON = new JsonMapper();

    static List<Class<? extends Event>> events() {
        return EventTypes.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void goldenFileIsReadAndWrittenUnchanged(Class<? extends Event> type) throws IOException {
        JsonNode golden = golden(type);
        Event event = EventCodec.read(type, golden.toString());
        assertThat(JSON.readTree(EventCodec.json(event))).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("events")
    void goldenFileFollowsTheSchema(Class<? extends Event> type) throws IOException {
        assertThat(schema(type).validate(golden(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void schemaDescribesEveryComponentAndNoOther(Class<? extends Event> type) throws IOException {
        List<String> components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        JsonNode properties = schemaTree(type).path("properties");
        assertThat(properties.fieldNames()).toIterable().containsExactlyElementsOf(components);
    }

    @ParameterizedTest
    @MethodSource("events")
    void schemaRefusesAnEventWithoutItsProperties(Class<? extends Event> type) throws IOException {
        assertThat(schema(type).validate(JSON.createObjectNode())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void documentationNamesTheEventWithItsTopicAndMeaning(Class<? extends Event> type) throws IOException {
        Event event = EventCodec.read(type, golden(type).toString());
        String start = "| `" + type.getSimpleName() + "` | `" + event.topic().topicName() + "` |";
        String end = "| " + schemaTree(type).path("description").asText() + " |";
        assertThat(Files.readAllLines(Path.of("..", "docs", "events", "README.md")))
                .anySatisfy(line -> assertThat(line).startsWith(start).endsWith(end));
    }

    @ParameterizedTest
    @MethodSource("events")
    void typeNameLeadsBackToTheClass(Class<? extends Event> type) {
        assertThat(EventTypes.classOf(EventTypes.typeOf(type))).contains(type);
    }

    private static JsonNode golden(Class<? extends Event> type) throws IOException {
        return resource("/events/" + type.getSimpleName() + ".v1.json");
    }

    private static JsonNode schemaTree(Class<? extends Event> type) throws IOException {
        return resource("/events/" + type.getSimpleName() + ".v1.schema.json");
    }

    private static Schema schema(Class<? extends Event> type) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaTree(type));
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = EventContractTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return JSON.readTree(in);
        }
    }
}
