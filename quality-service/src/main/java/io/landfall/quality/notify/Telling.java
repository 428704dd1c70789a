package io.landfall.quality.notify;

import io.landfall.quality.notify.delivery.Dispatch;
import io.landfall.quality.notify.delivery.Dispatch.Settlement;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.ItemState;
import io.landfall.quality.notify.route.Gathered;
import io.landfall.quality.notify.route.Receipt;
import io.landfall.quality.notify.route.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes a message of what was gathered, without what nobody is to be told of, and gives it to its sinks. */
final class Telling {

    private static final int ATTEMPTS = 10;

    private final String warehouse;
    private final AlertStates states;
    private final Told told;
    private final Sinks sinks;

    Telling(String warehouse, AlertStates states, Told told, Sinks sinks) {
        this.warehouse = warehouse;
        this.states = states;
        this.told = told;
        this.sinks = sinks;
    }

    void send(Gathered gathered, Instant now) {
        List<Item> items = new ArrayList<>();
        List<Receipt> receipts = new ArrayList<>();
        for (Gathered.Entry entry : gathered.entries()) {
            boolean withheld = isWithheld(entry, now);
            if (entry.item().state().isOpen()) {
                remember(entry.item(), withheld);
            }
            if (!withheld) {
                items.add(entry.item());
                receipts.addAll(entry.receipts());
            } else {
                entry.receipts().forEach(Receipt::release);
            }
        }
        if (!items.isEmpty()) {
            dispatch(new AlertMessage(warehouse, now, items, gathered.gathering()), gathered.sinks(), receipts, now);
        }
    }

    private void remember(Item item, boolean withheld) {
        if (withheld) {
            told.withhold(item.raised());
        } else {
            told.tell(item.raised());
        }
    }

    private void dispatch(AlertMessage message, List<String> names, List<Receipt> receipts, Instant now) {
        receipts.forEach(receipt -> receipt.hold(names.size()));
        Settlement settlement = (sink, failure) -> receipts.forEach(Receipt::release);
        names.forEach(name -> sinks.queue(name).offer(new Dispatch(message, now, ATTEMPTS, settlement)));
        receipts.forEach(Receipt::release);
    }

    private boolean isWithheld(Gathered.Entry entry, Instant now) {
        Item item = entry.item();
        if (item.state() == ItemState.CLEARED) {
            return !entry.wasTold() && states.isMuted(item.key(), now);
        }
        return states.isMuted(item.key(), now) || item.state().isOpen() && states.isAcknowledged(item.key());
    }
}
