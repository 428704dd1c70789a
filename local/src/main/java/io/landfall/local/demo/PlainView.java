package io.landfall.local.demo;

import io.landfall.event.WarehouseEvent;
import io.landfall.local.follow.EventSummary;
import io.landfall.local.follow.FlowCounts;
import io.landfall.local.terminal.Wording;
import java.io.PrintStream;
import java.time.Duration;

/** One line for everything that changes: for logs and pipes. */
public final class PlainView implements DemoView {

    private final PrintStream out;
    private FlowCounts shown;

    public PlainView(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void say(String line) {
        out.println(line);
    }

    @Override
    public void ready(String part, Duration took) {
        say("%s ready in %s".formatted(part, Wording.seconds(took)));
    }

    @Override
    public void restarting(String service, int exitCode, Duration delay) {
        say("%s ended with exit code %d and is started again after %s"
                .formatted(service, exitCode, Wording.seconds(delay)));
    }

    @Override
    public void warehouse(WarehouseEvent event) {
        say("warehouse: " + EventSummary.of(event));
    }

    @Override
    public void uploaded(int done, int total) {
        if (done == total) {
            say("uploaded " + Wording.counted(done, "file"));
        }
    }

    @Override
    public synchronized void flow(FlowCounts counts, String lastEvent) {
        if (!counts.equals(shown)) {
            shown = counts;
            say("landed %d/%d, staged %d, loaded %d, checked %d of %s%s%s%s"
                    .formatted(
                            counts.landed(),
                            counts.uploaded(),
                            counts.staged(),
                            counts.loaded(),
                            counts.checkedLoads(),
                            Wording.counted(counts.loads(), "load"),
                            counts.skipped() == 0 ? "" : ", already loaded " + counts.skipped(),
                            counts.rejected() == 0 ? "" : ", rejected " + counts.rejected(),
                            counts.retries() == 0 ? "" : ", retries " + counts.retries()));
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
