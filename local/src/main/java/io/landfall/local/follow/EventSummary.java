package io.landfall.local.follow;

import io.landfall.event.AcknowledgeAlert;
import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.AlertRequestRefused;
import io.landfall.event.AlertsMuted;
import io.landfall.event.BackfillDataset;
import io.landfall.event.BackfillPlanned;
import io.landfall.event.Backfilled;
import io.landfall.event.BatchesReleased;
import io.landfall.event.BatchesReplaced;
import io.landfall.event.ChecksRefused;
import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.ClusterReady;
import io.landfall.event.ComputeDecided;
import io.landfall.event.DriftDetected;
import io.landfall.event.Event;
import io.landfall.event.EventTypes;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.LoadFailed;
import io.landfall.event.LoadRequestRefused;
import io.landfall.event.LoadUndone;
import io.landfall.event.LockHolder;
import io.landfall.event.MuteAlerts;
import io.landfall.event.NotificationsDead;
import io.landfall.event.NotificationsIgnored;
import io.landfall.event.PauseCluster;
import io.landfall.event.ProvisionCluster;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.event.ReconcilePipeline;
import io.landfall.event.Reconciled;
import io.landfall.event.RejectedFile;
import io.landfall.event.RejectionHealed;
import io.landfall.event.ReplayBatch;
import io.landfall.event.RequestProgressed;
import io.landfall.event.RequestRefused;
import io.landfall.event.ResumeCluster;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.RowsRejected;
import io.landfall.event.RunChecks;
import io.landfall.event.SavingsCounted;
import io.landfall.event.SettleDeadLetters;
import io.landfall.event.StagingFailed;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import io.landfall.event.TeardownCluster;
import io.landfall.event.UndoLoad;
import io.landfall.event.UndoPlanned;
import io.landfall.event.WriteBlocked;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an event says, in a few words on one line. */
public final class EventSummary {

    private static final long MILLIS_A_MINUTE = 60_000;
    private static final Map<String, Function<Event, String>> BY_TYPE = new TreeMap<>();

    static {
        on(ProvisionCluster.class, e -> "asks for warehouse " + e.warehouse());
        on(
                TeardownCluster.class,
                e -> "asks to remove warehouse " + e.warehouse()
                        + (e.finalSnapshot() ? ", with a final snapshot" : ", without a snapshot"));
        on(PauseCluster.class, e -> "asks to pause warehouse " + e.warehouse());
        on(ResumeCluster.class, e -> "asks to resume warehouse " + e.warehouse());
        on(
                ReconcilePipeline.class,
                e -> "asks to compare the bucket with the ledger" + (e.dataset() == null ? "" : " for " + e.dataset()));
        on(BackfillDataset.class, BackfillSummary::of);
        on(
                ReplayBatch.class,
                e -> "asks to load " + (e.batch() == null ? "all held batches" : "batch " + e.batch()) + " again");
        on(UndoLoad.class, e -> "asks to undo load " + e.load());
        on(ClusterProgressed.class, e -> e.step() + ' ' + e.state());
        on(ClusterReady.class, e -> "ready at %s:%d/%s, landing bucket %s"
                .formatted(e.host(), e.port(), e.database(), e.landingBucket()));
        on(ClusterPaused.class, e -> "warehouse " + e.warehouse() + " is paused; work waits until it is resumed");
        on(ComputeDecided.class, e -> "decided to " + e.decision() + ": " + e.reason());
        on(
                SavingsCounted.class,
                e -> String.format(
                        Locale.ROOT,
                        "paused for %d min, saved %.2f %s",
                        e.pausedMillis() / MILLIS_A_MINUTE,
                        e.saved(),
                        e.currency()));
        on(
                DriftDetected.class,
                e -> e.total() == 0
                        ? "nothing differs any more"
                        : counted(e.total(), "difference") + ": " + String.join("; ", e.drifts()));
        on(ClusterDeleted.class, e -> "warehouse " + e.warehouse() + " is gone");
        on(ClusterFailed.class, e -> "at " + e.step() + ": " + e.reason());
        on(FilesLanded.class, e -> landed(e.files()));
        on(FilesRejected.class, e -> rejected(e.files()));
        on(
                RowsRejected.class,
                e -> counted(e.rows(), "row") + " of " + counted(e.files(), "file") + " kept aside, see rejected_row");
        on(RejectionHealed.class, e -> counted(e.files(), "file") + " rejected before and staged now");
        on(FilesSkipped.class, e -> counted(e.files(), "file") + " already loaded");
        on(NotificationsIgnored.class, e -> "notifications ignored: " + e.reasons());
        on(NotificationsDead.class, e -> counted(e.messages(), "notification") + " given up by SQS, in " + e.queue());
        on(RequestProgressed.class, e -> "%s: %s %s%s"
                .formatted(e.dataset(), e.step(), counted(e.files(), "file"), e.of() == null ? "" : " of " + e.of()));
        on(RequestRefused.class, RequestRefused::reason);
        on(Reconciled.class, ReconcileSummary::of);
        on(BackfillPlanned.class, BackfillSummary::of);
        on(Backfilled.class, BackfillSummary::of);
        on(StagingLoaded.class, e -> "%s of %s from %s into %s"
                .formatted(counted(e.rows(), "row"), e.dataset(), counted(e.files(), "file"), e.stagingTable()));
        on(StagingFailed.class, e -> e.dataset() + ": " + e.reason());
        on(TablesLoaded.class, e -> tables(e.tables()));
        on(LoadFailed.class, LoadFailed::reason);
        on(UndoPlanned.class, UndoSummary::of);
        on(LoadUndone.class, UndoSummary::of);
        on(WriteBlocked.class, e -> "%s waits for a lock on %s, held by %s"
                .formatted(
                        e.work(),
                        e.table(),
                        e.holders().stream().map(LockHolder::user).collect(Collectors.joining(", "))));
        on(BatchesReleased.class, UndoSummary::of);
        on(BatchesReplaced.class, UndoSummary::of);
        on(LoadRequestRefused.class, LoadRequestRefused::reason);
        on(QualityPassed.class, QualitySummary::of);
        on(QualityFailed.class, QualitySummary::of);
        on(RetryRequested.class, QualitySummary::of);
        on(RetryRefused.class, QualitySummary::of);
        on(RetriesExhausted.class, QualitySummary::of);
        on(RunChecks.class, QualitySummary::of);
        on(ChecksRefused.class, ChecksRefused::reason);
        on(AlertRaised.class, AlertSummary::of);
        on(AlertCleared.class, AlertSummary::of);
        on(AlertAcknowledged.class, AlertSummary::of);
        on(AlertsMuted.class, AlertSummary::of);
        on(AlertRequestRefused.class, AlertRequestRefused::reason);
        on(AcknowledgeAlert.class, AlertSummary::of);
        on(MuteAlerts.class, AlertSummary::of);
        on(SettleDeadLetters.class, AlertSummary::of);
    }

    private EventSummary() {}

    public static String of(Event event) {
        Function<Event, String> summary = BY_TYPE.getOrDefault(event.type(), Event::identity);
        return oneLine(summary.apply(event));
    }

    static boolean knows(Class<? extends Event> type) {
        return BY_TYPE.containsKey(EventTypes.typeOf(type));
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    private static <E extends Event> void on(Class<E> type, Function<E, String> summary) {
        BY_TYPE.put(EventTypes.typeOf(type), event -> summary.apply(type.cast(event)));
    }

    private static String landed(List<LandedFile> files) {
        String first = files.get(0).key();
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }

    /** What to do about the first file stands for all; the ledger has the rest. */
    private static String rejected(List<RejectedFile> files) {
        RejectedFile first = files.get(0);
        String column = first.column() == null ? "" : " (column " + first.column() + ")";
        String fix = first.fix() == null ? "" : "; to do: " + first.fix();
        String others = files.stream().skip(1).map(file -> "; " + where(file)).collect(Collectors.joining());
        return where(first) + column + fix + others;
    }

    private static String where(RejectedFile file) {
        return file.key() + (file.line() == null ? "" : ":" + file.line()) + ' ' + file.reason();
    }

    private static String tables(Map<String, TableChange> tables) {
        return tables.entrySet().stream()
                .map(table -> "%s +%d ~%d"
                        .formatted(
                                table.getKey(),
                                table.getValue().inserted(),
                                table.getValue().updated()))
                .collect(Collectors.joining(", "));
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
