package io.landfall.local.badday;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.ClusterReady;
import io.landfall.event.LoadFailed;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRequested;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import io.landfall.examples.sparkify.SparkifyBadDay;
import io.landfall.local.alert.AlertText;
import io.landfall.local.demo.Demo;
import io.landfall.local.demo.DemoResult;
import io.landfall.local.follow.EventSummary;
import io.landfall.local.follow.FlowCounts;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.terminal.Paint;
import io.landfall.local.terminal.Wording;
import io.landfall.local.upload.UploadPlan;
import io.landfall.local.warehouse.StackWarehouse;
import io.landfall.project.Installation;
import io.landfall.warehouse.Identifier;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Tells the story of a file that only a check can tell to be wrong: the gate keeps it from its readers, it is set aside, a person
 * is told, mends it, and the warehouse is right again. It stops at the first step that comes otherwise.
 */
public final class BadDay {

    private final RunningStack stack;
    private final Narrator narrator;
    private final Paint paint;
    private final Optional<Inbox> inbox;
    private final Duration patience;

    private Chronicle chronicle;
    private LandingBucket bucket;
    private StackWarehouse warehouse;
    private Readers readers;
    private LocalDate day;
    private String numbers;
    private StagingLoaded bad;
    private List<AlertRaised> alerts = List.of();

    /**
     * @param inbox where alerts arrive; empty where they do not arrive in this process
     * @param patience how long a step may take
     */
    public BadDay(RunningStack stack, Narrator narrator, Paint paint, Optional<Inbox> inbox, Duration patience) {
        this.stack = stack;
        this.narrator = narrator;
        this.paint = paint;
        this.inbox = inbox;
        this.patience = patience;
    }

    /**
     * Tells it.
     *
     * @param goodFiles what the day begins with
     */
    public Story tell(Installation installation, UploadPlan goodFiles) throws InterruptedException {
        Demo demo = new Demo(stack, installation, new QuietView(narrator), patience);
        if (!narrator.step("The files of two good weeks are loaded", () -> good(demo, goodFiles))) {
            return new Story(narrator.steps(), false, List.of());
        }
        ClusterReady ready = StackWarehouse.require(stack);
        try (Chronicle said = new Chronicle(stack.kafka(), patience);
                LandingBucket landing = new LandingBucket(stack, ready.landingBucket());
                StackWarehouse connected = new StackWarehouse(stack, ready);
                ReaderWatch watch = new ReaderWatch(stack, ready)) {
            chronicle = said;
            bucket = landing;
            warehouse = connected;
            readers = new Readers(connected);
            day = landing.twoFreeDays();
            numbers = readers.numbers();
            narrator.say("readers see: " + numbers);
            boolean whole = narrator.step("A file lands that only a check can tell to be wrong", this::badFile)
                    && narrator.step("The gate inside the load refuses it", this::gate)
                    && narrator.step("Something is done about it: the batch is to be set aside", this::retry)
                    && narrator.step("The batch is set aside", this::setAside)
                    && narrator.step("A person is told", this::alert)
                    && narrator.step("The next day goes on as if nothing had happened", this::nextDay)
                    && narrator.step("The person corrects the file and drops it again", this::mend)
                    && narrator.step("The alerts clear themselves", this::cleared)
                    && narrator.step("Nobody ever saw a bad row", () -> nobodySaw(watch));
            return new Story(narrator.steps(), whole, said.events());
        }
    }

    private static String good(Demo demo, UploadPlan files) throws InterruptedException {
        DemoResult result = demo.run(files, Duration.ZERO);
        FlowCounts counts = result.counts();
        String outcome = "%d of %d files in the warehouse, %s"
                .formatted(
                        counts.filesInWarehouse(),
                        counts.uploaded(),
                        counts.loaded() == 0 && counts.skipped() > 0
                                ? "all of them from an earlier telling"
                                : "%d of %d checks passed"
                                        .formatted(
                                                counts.checks().passed(),
                                                counts.checks().all()));
        NotAsToldException.unless(result.succeeded(), outcome);
        return outcome;
    }

    private String badFile() {
        SparkifyBadDay file = new SparkifyBadDay(day);
        narrator.say("%s: %d plays; one listener has the level '%s'"
                .formatted(file.key(), file.plays(), SparkifyBadDay.UNKNOWN_LEVEL));
        bucket.put(file.key(), file.wrong());
        bad = chronicle.await(
                StagingLoaded.class, "staging", staged -> staged.dataset().equals("log_data"));
        return "COPY has nothing against it: %s staged as batch %s"
                .formatted(Wording.counted(bad.rows(), "row"), bad.batch());
    }

    private String gate() {
        QualityFailed failed = chronicle.await(
                QualityFailed.class,
                "a gate that fails",
                event -> event.occasion() == Occasion.GATE && isOurs(event.run()));
        narrator.say(EventSummary.of(failed));
        return "rolled back; " + unchanged();
    }

    private String retry() {
        RetryRequested retry = chronicle.await(
                RetryRequested.class,
                "a retry",
                event -> isOurs(event.run()) && event.action() == RetryAction.QUARANTINE);
        narrator.say(EventSummary.of(retry));
        return "attempt " + retry.attempt() + " is asked for; " + unchanged();
    }

    private String setAside() {
        LoadFailed held = chronicle.await(LoadFailed.class, "setting the batch aside", event -> isOurs(event.load()));
        narrator.say(EventSummary.of(held));
        String waiting = "SELECT COUNT(*) FROM landfall.held_batch WHERE released_at IS NULL AND batch_id = "
                + Identifier.literal(bad.batch());
        long began = System.nanoTime();
        // It is told first and written then: told twice is harmless, written without a word is not.
        while (!"1".equals(warehouse.value(waiting))) {
            NotAsToldException.unless(
                    System.nanoTime() - began < patience.toNanos(), "the batch is not in landfall.held_batch");
        }
        return "it waits in " + bad.stagingTable() + "; " + unchanged();
    }

    private String alert() throws InterruptedException {
        AlertRaised raised = chronicle.await(AlertRaised.class, "an alert about the batch", alert -> alert.key()
                .endsWith("/load-failed/" + bad.batch()));
        alerts = chronicle
                .all(AlertRaised.class)
                .filter(alert -> isOurs(alert.subject()))
                .toList();
        narrator.show(new AlertText(paint, narrator.room()).lines(raised));
        if (inbox.isEmpty()) {
            return "that is what ./landfall alerts shows";
        }
        JsonNode message = inbox.get().await(raised.key(), "raised", patience);
        narrator.say(paint.faint("delivered, signed: " + shortened(message.toString())));
        return "that is what ./landfall alerts shows, and what the webhook got";
    }

    private String nextDay() {
        SparkifyBadDay next = new SparkifyBadDay(day.plusDays(1));
        long before = readers.plays();
        bucket.put(next.key(), next.good());
        TablesLoaded loaded = chronicle.await(TablesLoaded.class, "the load of the next day", event -> true);
        narrator.say(EventSummary.of(loaded));
        return more(before, next.plays());
    }

    private String mend() {
        long before = readers.plays();
        SparkifyBadDay file = new SparkifyBadDay(day);
        String load = new Mending(bad, chronicle, narrator).drop(bucket, file);
        QualityPassed passed = chronicle.await(
                QualityPassed.class,
                "checks that pass",
                event -> event.occasion() == Occasion.LOAD && event.run().equals(load));
        narrator.say(EventSummary.of(passed));
        return more(before, file.plays());
    }

    private String more(long before, int plays) {
        long now = readers.plays();
        NotAsToldException.unless(now == before + plays, "readers see " + now + " plays after " + before);
        return "readers see: " + readers.numbers();
    }

    private String cleared() throws InterruptedException {
        for (AlertRaised alert : alerts) {
            AlertCleared over =
                    chronicle.await(AlertCleared.class, "the end of alert " + alert.key(), event -> event.key()
                            .equals(alert.key()));
            narrator.say(EventSummary.of(over));
        }
        if (inbox.isPresent()) {
            inbox.get().await(alerts.get(0).key(), "cleared", patience);
        }
        return "nothing is left to do";
    }

    private String nobodySaw(ReaderWatch watch) {
        NotAsToldException.unless(watch.looks() > 0, "nobody could read");
        NotAsToldException.unless(watch.worst() == 0, "a reader saw bad rows: " + watch.worst());
        return "a reader looked " + watch.looks() + " times, all the time, and saw none";
    }

    /** Readers see what they saw before. */
    private String unchanged() {
        String now = readers.numbers();
        NotAsToldException.unless(now.equals(numbers), "readers see: " + now + ", and saw before: " + numbers);
        return "readers still see: " + now;
    }

    private boolean isOurs(String run) {
        return run.equals(bad.batch());
    }

    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }
}
