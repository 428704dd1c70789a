package io.landfall.local.demo;

import io.landfall.event.EventEnvelope;
import io.landfall.event.Topic;
import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.EventSummary;
import io.landfall.local.follow.FlowCounts;
import io.landfall.local.follow.FlowProgress;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.stack.RunningStack;
import java.time.Duration;
import java.util.List;

/** Follows uploaded files to the end of their last check. */
final class FollowedFlow implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** What is repeated after a restart may let the numbers agree while the news itself is still on its way. */
    private static final int QUIET_POLLS = 3;

    private static final List<String> TOPICS = List.of(
            Topic.FILES.topicName(),
            Topic.STAGING.topicName(),
            Topic.TABLES.topicName(),
            Topic.QUALITY.topicName(),
            Topic.ALERTS.topicName());

    private final RunningStack stack;
    private final EventFollower follower;

    private FollowedFlow(RunningStack stack) {
        this.stack = stack;
        this.follower = EventFollower.fromNow(stack.kafka(), TOPICS);
    }

    /** To be called before the first file is uploaded: what happens before is not seen. */
    static FollowedFlow of(RunningStack stack) {
        return new FollowedFlow(stack);
    }

    /** @throws DemoException if nothing happens for longer than {@code limit}, saying where the files wait */
    void follow(FlowProgress progress, Settlement settlement, DemoView view, Duration limit) {
        Patience patience = new Patience(limit);
        int quietPolls = 0;
        while (!progress.done() || quietPolls < QUIET_POLLS || !isSettled(progress, settlement)) {
            String last = null;
            List<SeenEvent> events = follower.poll(POLL);
            quietPolls = events.isEmpty() ? quietPolls + 1 : 0;
            for (SeenEvent seen : events) {
                seen.envelope().ifPresent(progress::accept);
                last = seen.envelope().map(FollowedFlow::inWords).orElse(last);
                patience.renew();
            }
            view.flow(progress.counts(), last);
            patience.check(() -> stuck(progress, limit));
        }
    }

    /** A load that was given up leaves its files unsettled. */
    private static boolean isSettled(FlowProgress progress, Settlement settlement) {
        return progress.givenUp() || settlement.isComplete(progress.versions());
    }

    private static String inWords(EventEnvelope envelope) {
        return envelope.event().getClass().getSimpleName() + ": " + EventSummary.of(envelope.event());
    }

    private String stuck(FlowProgress progress, Duration limit) {
        FlowCounts counts = progress.counts();
        FlowProgress.Stage stage = progress.stage();
        return "nothing has happened for %d s: %d files uploaded, %d landed, %d staged, %d loaded; look at %s"
                .formatted(
                        limit.toSeconds(),
                        counts.uploaded(),
                        counts.landed(),
                        counts.staged() + counts.skipped(),
                        counts.loaded(),
                        stack.logs().resolve(stage.service() + ".log"));
    }

    @Override
    public void close() {
        follower.close();
    }
}
