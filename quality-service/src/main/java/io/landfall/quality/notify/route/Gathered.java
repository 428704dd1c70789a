package io.landfall.quality.notify.route;

import io.landfall.quality.notify.message.Gathering;
import io.landfall.quality.notify.message.Item;
import java.util.List;

/**
 * What a route has gathered for one message.
 *
 * @param entries at least one
 * @param sinks where it goes
 */
public record Gathered(List<Entry> entries, List<String> sinks, Gathering gathering) {

    /**
     * One alert of it.
     *
     * @param wasTold whether people know of the alert, so that they have to hear its end too
     * @param receipts of all events that were gathered into it
     */
    public record Entry(Item item, boolean wasTold, List<Receipt> receipts) {}
}
