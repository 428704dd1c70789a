package io.landfall.local.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.local.follow.CheckFigures;
import io.landfall.local.follow.FlowCounts;
import io.landfall.local.terminal.TextTable;
import io.landfall.local.terminal.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The result of a run, for people and for programs. */
public final class DemoReport {

    private static final JsonMapper JSON = new JsonMapper();

    private DemoReport() {}

    /** One JSON object on one line. */
    public static String json(DemoResult result) {
        FlowCounts counts = result.counts();
        ObjectNode report = JSON.createObjectNode();
        report.putObject("files")
                .put("landed", counts.landed())
                .put("loaded", counts.filesInWarehouse())
                .put("rejected", counts.rejected());
        result.staged().forEach(report.putObject("staged")::put);
        result.tables().forEach(report.putObject("tables")::put);
        CheckFigures checks = counts.checks();
        report.putObject("checks")
                .put("passed", checks.passed())
                .put("warned", checks.warned())
                .put("failed", checks.failed())
                .put("broken", checks.broken())
                .put("gates", checks.gates())
                .put("retries", counts.retries());
        report.putObject("seconds")
                .put("start", seconds(result.start()))
                .put("provision", seconds(result.provision()))
                .put("load", seconds(result.load()));
        return report.toString();
    }

    public static List<String> lines(DemoResult result) {
        FlowCounts counts = result.counts();
        List<String> lines = new ArrayList<>();
        lines.add("%s landed, %d loaded%s, %d rejected"
                .formatted(
                        Wording.counted(counts.landed(), "file"),
                        counts.filesInWarehouse(),
                        counts.skipped() == 0 ? "" : " (" + counts.skipped() + " of them before)",
                        counts.rejected()));
        lines.add("");
        lines.addAll(table("staged now", result.staged()));
        lines.add("");
        lines.addAll(table("table", result.tables()));
        lines.add("");
        lines.add(checks(counts));
        lines.add("start %s, provision %s, load %s"
                .formatted(
                        Wording.seconds(result.start()),
                        Wording.seconds(result.provision()),
                        Wording.seconds(result.load())));
        return lines;
    }

    private static String checks(FlowCounts counts) {
        CheckFigures checks = counts.checks();
        if (checks.all() == 0 && counts.loads() == 0) {
            return "nothing was loaded, so no checks were run; ./landfall check runs them now";
        }
        StringBuilder line =
                new StringBuilder("%d of %s passed".formatted(checks.passed(), Wording.counted(checks.all(), "check")));
        also(line, checks.gates(), "of them gates inside the load");
        also(line, checks.warned(), "warned");
        also(line, checks.failed(), "failed");
        also(line, checks.broken(), "could not be asked");
        also(line, counts.retries(), counts.retries() == 1 ? "retry" : "retries");
        return line.toString();
    }

    private static void also(StringBuilder line, int number, String what) {
        if (number > 0) {
            line.append(", ").append(number).append(' ').append(what);
        }
    }

    private static List<String> table(String title, Map<String, Long> rows) {
        TextTable table = new TextTable(List.of(title, "rows"), List.of(false, true));
        rows.forEach((name, number) -> table.add(List.of(name, number.toString())));
        return table.lines();
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
    }
}
