package io.landfall.provisioner.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A plan for programs: one object, whose properties only ever become more. */
public final class PlanJson {

    private static final ObjectMapper JSON = new JsonMapper();

    private PlanJson() {}

    public static ObjectNode of(Plan plan) {
        ObjectNode root = JSON.createObjectNode()
                .put("warehouse", plan.warehouse())
                .put("region", plan.region())
                .put("account", plan.account())
                .put("add", plan.count(Action.CREATE))
                .put("change", plan.count(Action.CHANGE))
                .put("destroy", plan.count(Action.DESTROY))
                .put("refused", plan.count(Action.REFUSED));
        plan.warnings().forEach(root.putArray("warnings")::add);
        ArrayNode resources = root.putArray("resources");
        plan.changes().forEach(change -> resources.add(of(change)));
        plan.price()
                .ifPresentOrElse(
                        price -> root.putObject("price")
                                .put("hourly", price.hourly())
                                .put("currency", price.currency())
                                .put("note", price.note()),
                        () -> root.putNull("price"));
        return root;
    }

    /** One resource of a plan. */
    public static ObjectNode of(PlannedChange change) {
        ObjectNode node = JSON.createObjectNode()
                .put("kind", change.address().kind())
                .put("name", change.address().name())
                .put("action", change.action().name().toLowerCase(Locale.ROOT))
                .put("reason", change.reason());
        ObjectNode attributes = node.putObject("attributes");
        change.attributes().forEach(a -> attributes.put(a.name(), a.value()));
        ArrayNode differences = node.putArray("differences");
        change.differences().forEach(d -> differences
                .addObject()
                .put("attribute", d.attribute())
                .put("found", d.found())
                .put("wanted", d.wanted())
                .put("reason", d.reason()));
        return node;
    }
}
