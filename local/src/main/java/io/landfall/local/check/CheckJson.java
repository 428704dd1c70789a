package io.landfall.local.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Results of several pipelines as one JSON document. */
public final class CheckJson {

    private static final JsonMapper JSON = new JsonMapper();

    private CheckJson() {}

    public static JsonNode of(List<PipelineChecks> pipelines) {
        ObjectNode document =
                JSON.createObjectNode().put("passed", pipelines.stream().allMatch(PipelineChecks::passed));
        ArrayNode all = document.putArray("pipelines");
        pipelines.forEach(pipeline -> all.add(pipeline(pipeline)));
        return document;
    }

    private static ObjectNode pipeline(PipelineChecks checks) {
        ObjectNode node = JSON.createObjectNode()
                .put("pipeline", checks.pipeline())
                .put("run", checks.run())
                .put("passed", checks.passed())
                .put("at", checks.at().toString())
                .put("seconds", BigDecimal.valueOf(checks.took().toMillis(), 3))
                .put("complete", checks.complete());
        ObjectNode counts = node.putObject("counts");
        for (CheckEnd end : CheckEnd.values()) {
            counts.put(end.word(), checks.count(end));
        }
        ArrayNode lines = node.putArray("checks");
        checks.lines().forEach(line -> lines.add(line(line)));
        return node;
    }

    private static ObjectNode line(CheckLine line) {
        ObjectNode node = JSON.createObjectNode()
                .put("check", line.check())
                .put("table", line.table())
                .put("status", line.end().word())
                .put("severity", line.severity())
                .put("observed", line.observed())
                .put("expected", line.expected())
                .put("failingRows", line.failingRows())
                .put("owner", line.owner())
                .put("description", line.description());
        ArrayNode samples = node.putArray("samples");
        line.samples().forEach(sample -> samples.add(sample(sample)));
        return node;
    }

    /** A sample too long to be kept whole is no JSON any more and is shown as text. */
    private static JsonNode sample(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException cutOff) {
            return JSON.getNodeFactory().textNode(text);
        }
    }
}
