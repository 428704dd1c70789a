package io.landfall.local.demo;

import io.landfall.event.WarehouseEvent;
import io.landfall.local.follow.FlowCounts;
import io.landfall.local.stack.StackListener;

/** Shows how far the demo is. */
public interface DemoView extends StackListener, AutoCloseable {

    /** Something that happened once. */
    void say(String line);

    void warehouse(WarehouseEvent event);

    void uploaded(int done, int total);

    /** @param lastEvent the newest event in words; null where there was none since the last call */
    void flow(FlowCounts counts, String lastEvent);

    /** Leaves the screen as a later line expects it. */
    @Override
    void close();
}
