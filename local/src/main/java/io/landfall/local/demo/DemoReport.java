package io.landfall.local.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        report.putObject("checks").put("passed", counts.checksPassed()).put("failed", counts.checksFailed());
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
        lines.add("%s passed, %d failed"
                .formatted(Wording.counted(counts.checksPassed(), "check"), counts.checksFailed()));
        lines.add("start %s, provision %s, load %s"
                .formatted(
                        Wording.seconds(result.start()),
                        Wording.seconds(result.provision()),
                        Wording.seconds(result.load())));
        return lines;
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
