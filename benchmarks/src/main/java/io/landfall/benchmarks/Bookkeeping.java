package io.landfall.benchmarks;

import io.landfall.event.Cause;
import io.landfall.event.Event;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.Delivery;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.FileLedger;
import io.landfall.ledger.FileTriage;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.StagedBatch;
import io.landfall.stager.batch.Batch;
import io.landfall.stager.notification.IgnoredTally;
import io.landfall.stager.notification.NotificationHandler;
import io.landfall.stager.notification.Router;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is written about a file on its way, without the file: from the notification to {@code FilesLanded}, to the question what
 * the ledger has, to its row in a committed transaction.
 */
final class Bookkeeping implements Announcer {

    /** Files that one COPY takes. */
    static final int BATCH = 500;

    private static final int RECEIVE = 10;
    private static final Cause CAUSE = new Cause("benchmark", "benchmark");

    private final Warehouse warehouse;
    private final NotificationHandler handler;
    private final List<Delivery<FilesLanded>> landed = new ArrayList<>();

    Bookkeeping(Router router, Warehouse warehouse) {
        this.warehouse = warehouse;
        this.handler = new NotificationHandler(
                router,
                this,
                (body, reason) -> {
                    throw new IllegalStateException(reason);
                },
                new IgnoredTally("benchmark", this, Clock.systemUTC()));
    }

    /** A ledger without a row. */
    static Bookkeeping empty(Router router, Warehouse warehouse) throws Exception {
        warehouse.run(session -> {
            session.execute("DROP SCHEMA IF EXISTS landfall CASCADE");
            Ledger.create(session);
            Ledger.stagingFence("sparkify", "song_data").create(session);
            return null;
        });
        return new Bookkeeping(router, warehouse);
    }

    /** Hears of files and books them, a batch at a time; all of them are new. */
    void book(int from, int files) throws Exception {
        for (int first = from; first < from + files; first += BATCH) {
            book(Notifications.of(first, Math.min(BATCH, from + files - first)));
        }
    }

    private void book(List<String> notifications) throws Exception {
        for (int i = 0; i < notifications.size(); i += RECEIVE) {
            handler.handle(notifications.subList(i, Math.min(i + RECEIVE, notifications.size())));
        }
        Batch batch = Batch.of(landed);
        landed.clear();
        FileTriage triage = warehouse.write(Ledger.stagingFence("sparkify", "song_data"), session -> {
            FileLedger ledger = new FileLedger("sparkify", "song_data");
            FileTriage known = ledger.triage(session, batch.files());
            String id = "b" + known.fresh().get(0).eTag();
            ledger.staged(session, id, known.fresh());
            new BatchLedger("sparkify").staged(session, staged(id, known.fresh()));
            return known;
        });
        if (triage.fresh().size() != notifications.size()) {
            throw new IllegalStateException(triage.fresh().size() + " of " + notifications.size() + " were new");
        }
    }

    /** Asks what the ledger has about files, without writing; returns how many it knows. */
    int known(int from, int files) throws Exception {
        List<LandedFile> asked = IntStream.range(from, from + files)
                .mapToObj(Notifications::file)
                .toList();
        return warehouse.run(session -> new FileLedger("sparkify", "song_data")
                .triage(session, asked)
                .stagedIn()
                .size());
    }

    private static StagedBatch staged(String id, List<LandedFile> files) {
        return new StagedBatch(
                new StagingLoaded(
                        "sparkify", "song_data", id, "staging.song_data__" + id, "manifest", files.size(), 1, 1),
                CAUSE);
    }

    @Override
    public void announce(Cause cause, Event event) {
        announceFirst(event);
    }

    @Override
    public void announceFirst(Event event) {
        landed.add(new Delivery<>((FilesLanded) event, Instant.EPOCH, CAUSE, () -> {}));
    }
}
