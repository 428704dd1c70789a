package io.landfall.redshift.fault.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.fault.InvalidRule;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The schema and the reader accept the same rules. */
class SchemaAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<String>> TRIGGER = Map.of(
            "on", List.of("'statement'", "'commit'", "'connection'", "'s3-read'", "'s3-list'", "'statement'", "'x'"),
            "matching", List.of("''", "'MERGE'", "null"),
            "regex", List.of("'^a'"),
            "nth", List.of("1", "3", "0", "'1'"),
            "every", List.of("2", "-1"),
            "probability", List.of("0.5", "1", "0", "1.5"),
            "seed", List.of("0", "12"),
            "afterBytes", List.of("0", "100", "-1"));
    private static final Map<String, List<String>> SESSIONS =
            Map.of("user", List.of("'u'", "1"), "queryGroup", List.of("'q'"), "other", List.of("'o'"));
    private static final List<String> EFFECTS = List.of(
            "{'do':'delay','millis':5}",
            "{'do':'delay','millis':0}",
            "{'do':'delay','millis':3600001}",
            "{'do':'delay','millis':5,'when':'before'}",
            "{'do':'error','preset':'deadlock'}",
            "{'do':'error','preset':'access-denied'}",
            "{'do':'error','preset':'deadlock','message':'x'}",
            "{'do':'error','sqlState':'XX000','message':'1023','detail':'d'}",
            "{'do':'error','sqlState':'00000','message':'1023'}",
            "{'do':'error','sqlState':'XX000','message':' '}",
            "{'do':'error'}",
            "{'do':'drop','when':'before'}",
            "{'do':'drop','when':'instead'}",
            "{'do':'drop','when':'after'}",
            "{'do':'drop'}",
            "{'do':'s3-error','preset':'slow-down'}",
            "{'do':'s3-error','status':503,'code':'SlowDown','message':''}",
            "{'do':'s3-error','status':399,'code':'SlowDown','message':''}",
            "{'do':'s3-cut','as':'reset'}",
            "{'do':'s3-cut','as':'truncated'}",
            "{'do':'s3-cut','as':'torn'}",
            "{'do':'nothing'}",
            "'drop'");

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void bothAcceptOrBothRefuse(@ForAll("rules") String json) throws JsonProcessingException {
        assertThat(RuleSchema.errors(json).isEmpty())
                .as("%s by the schema; the reader says %s", json, problem(json))
                .isEqualTo(problem(json).isEmpty());
        Statistics.collect(problem(json).isEmpty() ? "accepted" : "refused");
        Statistics.coverage(share -> {
            share.check("accepted").percentage(percent -> percent > 5);
            share.check("refused").percentage(percent -> percent > 5);
        });
    }

    private static String problem(String json) throws JsonProcessingException {
        try {
            RuleReader.read(JSON.readTree(json));
            return "";
        } catch (InvalidRule invalid) {
            return invalid.getMessage();
        }
    }

    @Provide
    Arbitrary<String> rules() {
        Arbitrary<String> ids = Arbitraries.of("'a.b-c_9'", "'a b'", "''", "7").injectNull(0.9);
        Arbitrary<String> times = Arbitraries.of("1", "5", "0").injectNull(0.8);
        Arbitrary<ObjectNode> sessions = object(SESSIONS, 0.4).injectNull(0.8);
        return Combinators.combine(ids, object(TRIGGER, 0.08), sessions, Arbitraries.of(EFFECTS), times)
                .as((id, trigger, filter, effect, most) -> {
                    ObjectNode rule = JsonNodeFactory.instance.objectNode();
                    put(rule, "id", id);
                    rule.set("trigger", trigger);
                    if (filter != null) {
                        rule.set("sessions", filter);
                    }
                    put(rule, "effect", effect);
                    put(rule, "times", most);
                    return rule.toString();
                });
    }

    /** Some of the fields; {@code on} nearly always. */
    private static Arbitrary<ObjectNode> object(Map<String, List<String>> fields, double share) {
        Arbitrary<ObjectNode> object = Arbitraries.create(JsonNodeFactory.instance::objectNode);
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            Arbitrary<String> value =
                    Arbitraries.of(field.getValue()).injectNull(field.getKey().equals("on") ? 0.02 : 1 - share);
            object = Combinators.combine(object, value).as((node, text) -> {
                ObjectNode copy = node.deepCopy();
                put(copy, field.getKey(), text);
                return copy;
            });
        }
        return object;
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null) {
            try {
                node.set(name, JSON.readTree(value.replace('\'', '"')));
            } catch (JsonProcessingException broken) {
                throw new IllegalArgumentException(broken);
            }
        }
    }
}
