package io.landfall.quality.notify.route;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.project.alert.RouteDefinition;
import io.landfall.quality.notify.message.Gathering;
import io.landfall.quality.notify.message.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A route with what it has gathered. A message is due when the group's time is over; when the limit is reached, at the end of
 * the period, unless something in it is critical; and in any case when the group is full.
 */
public final class Route {

    /** Bounds memory: a fuller group is told at once, whatever the limit. */
    static final int FULL = 5_000;

    private final RouteDefinition definition;
    private final Matcher matcher;
    private final int messages;
    private final List<Gathered> closed = new ArrayList<>();
    private Group group;
    private boolean held;
    private Instant period = Instant.MIN;
    private int sent;

    /** @param usualMessages how many messages it may send in a period where its definition does not say */
    public Route(RouteDefinition definition, int usualMessages) {
        this.definition = definition;
        this.messages = Objects.requireNonNullElse(definition.limit().messages(), usualMessages);
        this.matcher = new Matcher(definition.match());
    }

    public boolean takes(AlertRaised raised) {
        return matcher.takes(raised);
    }

    public boolean takes(AlertCleared cleared) {
        return matcher.takes(cleared);
    }

    /** Whether the routes below see what this one takes. */
    public boolean goesOn() {
        return definition.goesOn();
    }

    /** How often an open alert is told again. */
    public Optional<Duration> repeat() {
        return Optional.ofNullable(definition.repeat());
    }

    /** How many events it holds. */
    public int size() {
        return group == null ? 0 : group.size();
    }

    /**
     * Takes an open alert.
     *
     * @param announced when its event was announced: the same events make the same groups after a restart
     */
    public void open(Item item, Receipt receipt, Instant announced, Instant now) {
        group(announced, now).open(item, receipt);
        closeIfFull(now);
    }

    /** Whether an alert is about to be told. */
    public boolean raises(String key) {
        return group != null && group.raises(key);
    }

    /** Takes the end of an alert, if it is to be told here. */
    public void clear(
            String id, AlertCleared cleared, boolean wasTold, Receipt receipt, Instant announced, Instant now) {
        boolean raises = raises(cleared.key());
        if (definition.sendCleared() || raises) {
            group(announced, now).clear(id, cleared, wasTold && !raises, receipt);
            closeIfFull(now);
        } else {
            receipt.release();
        }
    }

    private Group group(Instant announced, Instant now) {
        boolean later = group != null && !announced.isBefore(group.anchor().plus(definition.group()));
        if (later && !held && hasRoom(now) && !definition.group().isZero()) {
            close(now);
        }
        if (group == null) {
            group = new Group(now, announced);
        }
        return group;
    }

    private void closeIfFull(Instant now) {
        if (group.size() >= FULL) {
            close(now);
        }
    }

    /** What is to be told now. */
    public List<Gathered> due(Instant now) {
        if (group != null && !now.isBefore(group.opened().plus(definition.group()))) {
            if (hasRoom(now) || group.isCritical()) {
                close(now);
            } else {
                held = true;
            }
        }
        List<Gathered> due = List.copyOf(closed);
        closed.clear();
        return due;
    }

    private boolean hasRoom(Instant now) {
        return isPeriodOver(now) || sent < messages;
    }

    private boolean isPeriodOver(Instant now) {
        return period.equals(Instant.MIN)
                || !now.isBefore(period.plus(definition.limit().per()));
    }

    private void close(Instant now) {
        if (isPeriodOver(now)) {
            period = now;
            sent = 0;
        }
        sent++;
        Instant end = period.plus(definition.limit().per());
        boolean last = sent >= messages;
        Gathering gathering = new Gathering(held ? group.opened() : null, last ? end : null);
        closed.add(new Gathered(group.entries(), definition.to(), gathering));
        group = null;
        held = false;
    }
}
