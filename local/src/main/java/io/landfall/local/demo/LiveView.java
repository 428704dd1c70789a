package io.landfall.local.demo;

import io.landfall.event.WarehouseEvent;
import io.landfall.local.follow.EventSummary;
import io.landfall.local.follow.FlowCounts;
import io.landfall.local.terminal.LiveBlock;
import io.landfall.local.terminal.Wording;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A block of four bars that is redrawn in place, with the newest event below. */
public final class LiveView implements DemoView {

    private static final int BAR = 30;
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final LiveBlock block;
    private final boolean colours;
    private String last = "";

    public LiveView(PrintStream out, int columns, boolean colours) {
        this.out = out;
        this.block = new LiveBlock(out, columns);
        this.colours = colours;
    }

    @Override
    public synchronized void say(String line) {
        block.erase();
        out.println(line);
    }

    @Override
    public void ready(String part, Duration took) {
        say(String.format(Locale.ROOT, "  %s %-16s %s", tick(), part, Wording.seconds(took)));
    }

    @Override
    public void restarting(String service, int exitCode, Duration delay) {
        say("  %s ended with exit code %d and is started again after %s"
                .formatted(service, exitCode, Wording.seconds(delay)));
    }

    @Override
    public synchronized void warehouse(WarehouseEvent event) {
        block.draw(List.of("  warehouse: " + EventSummary.of(event)));
    }

    @Override
    public synchronized void uploaded(int done, int total) {
        block.draw(List.of(bar("uploaded", done, total)));
    }

    @Override
    public synchronized void flow(FlowCounts counts, String lastEvent) {
        last = lastEvent == null ? last : lastEvent;
        int toStage = counts.landed() - counts.rejected() - counts.skipped();
        block.draw(List.of(
                bar("landed", counts.landed(), counts.uploaded()),
                bar("staged", counts.staged(), toStage) + also(counts),
                bar("loaded", counts.loaded(), counts.staged()),
                bar("checked", counts.checkedLoads(), counts.loads()) + retries(counts),
                "  " + last));
    }

    @Override
    public synchronized void close() {
        block.erase();
    }

    private String bar(String stage, int done, int total) {
        int filled = total <= 0 ? 0 : (int) Math.min(BAR, (long) BAR * done / total);
        String full = "█".repeat(filled);
        boolean complete = total > 0 && done >= total;
        return String.format(
                Locale.ROOT,
                "  %-9s %s%s %d/%d",
                stage,
                colours && complete ? GREEN + full + PLAIN : full,
                "░".repeat(BAR - filled),
                done,
                Math.max(0, total));
    }

    private static String also(FlowCounts counts) {
        String skipped = counts.skipped() == 0 ? "" : "  already loaded " + counts.skipped();
        return counts.rejected() == 0 ? skipped : skipped + "  rejected " + counts.rejected();
    }

    private static String retries(FlowCounts counts) {
        return counts.retries() == 0 ? "" : "  retries " + counts.retries();
    }

    private String tick() {
        return colours ? GREEN + "✓" + PLAIN : "✓";
    }
}
