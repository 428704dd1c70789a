package io.landfall.local.badday;

import io.landfall.event.WarehouseEvent;
import io.landfall.local.demo.DemoView;
import io.landfall.local.follow.FlowCounts;
import java.time.Duration;

/** Shows what happens once, and no progress: the story goes on soon. */
final class QuietView implements DemoView {

    private final Narrator narrator;

    QuietView(Narrator narrator) {
        this.narrator = narrator;
    }

    @Override
    public void say(String line) {
        narrator.say(line);
    }

    @Override
    public void ready(String part, Duration took) {}

    @Override
    public void restarting(String service, int exitCode, Duration delay) {
        narrator.say(service + " ended with exit code " + exitCode + " and is started again");
    }

    @Override
    public void warehouse(WarehouseEvent event) {}

    @Override
    public void uploaded(int done, int total) {}

    @Override
    public void flow(FlowCounts counts, String lastEvent) {}

    @Override
    public void close() {}
}
