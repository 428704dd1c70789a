package io.landfall.provisioner.plan;

import io.landfall.provisioner.price.Price;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A plan as a person reads it. */
public final class PlanText {

    private static final int HOURS_A_MONTH = 730;

    private final BiFunction<Action, String, String> paint;
    private final List<String> lines = new ArrayList<>();

    private PlanText(BiFunction<Action, String, String> paint) {
        this.paint = paint;
    }

    /**
     * The lines of a plan.
     *
     * @param paint colours a line by what it stands for; may leave it as it is
     */
    public static List<String> of(Plan plan, BiFunction<Action, String, String> paint) {
        PlanText text = new PlanText(paint);
        text.lines.add("Warehouse %s in %s, account %s".formatted(plan.warehouse(), plan.region(), plan.account()));
        plan.warnings().forEach(warning -> text.lines.add(paint.apply(Action.REFUSED, "WARNING: " + warning)));
        text.lines.add("");
        plan.changes().stream()
                .filter(change -> change.action() != Action.NOTHING)
                .forEach(text::change);
        text.lines.add(text.closing(plan));
        return text.lines;
    }

    /** What the compute costs, for a person. */
    public static String price(Plan plan) {
        return plan.price().map(PlanText::price).orElse("Price unknown: the price table does not have it");
    }

    /** The change in one line for each difference. */
    static Stream<String> summary(PlannedChange change) {
        if (change.differences().isEmpty()) {
            String what = change.action() == Action.CREATE ? "is missing" : change.reason();
            return Stream.of(change.address() + ": " + what);
        }
        return change.differences().stream().map(d -> "%s: %s is %s, not %s%s"
                .formatted(change.address(), d.attribute(), d.found(), d.wanted(), because(d)));
    }

    private void change(PlannedChange change) {
        String reason = change.reason().isEmpty() ? "" : ": " + change.reason();
        String head = "  %c %s %s%s"
                .formatted(
                        change.action().sign(),
                        change.address(),
                        change.action().words(),
                        reason);
        lines.add(paint.apply(change.action(), head));
        int width = Stream.concat(
                        change.attributes().stream().map(Attribute::name),
                        change.differences().stream().map(Difference::attribute))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        change.attributes()
                .forEach(a -> lines.add(line(change.action(), "      + %s = %s", pad(a.name(), width), a.value())));
        change.differences()
                .forEach(d -> lines.add(line(
                        change.action(),
                        "      ~ %s = %s",
                        pad(d.attribute(), width),
                        d.found() + " -> " + d.wanted() + because(d))));
        lines.add("");
    }

    private String closing(Plan plan) {
        if (plan.isRefused()) {
            return paint.apply(Action.REFUSED, "Nothing can be done before what is marked with ! is out of the way.");
        }
        if (plan.count(Action.KEEP) > 0
                || plan.count(Action.CREATE) + plan.count(Action.CHANGE) > 0
                || plan.count(Action.DESTROY) > 0) {
            return "Plan: %d to add, %d to change, %d to destroy"
                    .formatted(plan.count(Action.CREATE), plan.count(Action.CHANGE), plan.count(Action.DESTROY));
        }
        if (plan.count(Action.WAIT) > 0) {
            return "Nothing to change. AWS is at work on what is marked with a dot; provisioning waits for it.";
        }
        if (!plan.provisioned()) {
            return "Nothing to do: nothing of it is there.";
        }
        return plan.count(Action.RESUME) > 0
                ? "Nothing to change. The warehouse is paused; provisioning resumes it."
                : "Nothing to do: everything is as warehouse.yaml says.";
    }

    private String line(Action action, String format, String name, String value) {
        return paint.apply(action, format.formatted(name, value));
    }

    private static String because(Difference difference) {
        return difference.reason().isEmpty() ? "" : "  # " + difference.reason();
    }

    private static String price(Price price) {
        String note = price.note().isEmpty() ? "" : " (" + price.note() + ")";
        return String.format(
                Locale.ROOT,
                "Compute: %.3f %s per hour, %.2f %s per month%s",
                price.hourly(),
                price.currency(),
                price.hourly() * HOURS_A_MONTH,
                price.currency(),
                note);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
