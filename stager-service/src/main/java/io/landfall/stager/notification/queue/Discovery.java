package io.landfall.stager.notification.queue;

import io.landfall.flow.Announcer;
import io.landfall.stager.notification.IgnoredTally;
import io.landfall.stager.notification.NotificationHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * How the files of one warehouse's landing bucket are heard of through its queue. The queue is followed while the warehouse is there,
 * paused or not; it may change. Nothing here asks the warehouse anything.
 */
public final class Discovery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final int SOON = 10;
    private static final long LAST_WORD_SECONDS = 3;

    private final String warehouse;
    private final SqsClient sqs;
    private final NotificationHandler handler;
    private final IgnoredTally tally;
    private final Announcer announcer;
    private final DiscoverySettings settings;
    private final ScheduledThreadPoolExecutor heartbeats;
    private final ScheduledThreadPoolExecutor chores = timer("notification-chores", 1);
    private String followed;
    private QueuePoller poller;
    private ScheduledFuture<?> watch;

    /** @param tally what the handler counts into; told on a schedule and at the end */
    public Discovery(
            String warehouse,
            SqsClient sqs,
            NotificationHandler handler,
            IgnoredTally tally,
            Announcer announcer,
            DiscoverySettings settings) {
        this.warehouse = warehouse;
        this.sqs = sqs;
        this.handler = handler;
        this.tally = tally;
        this.announcer = announcer;
        this.settings = settings;
        this.heartbeats = timer("notification-heartbeat", settings.receivers());
        every(
                settings.tellIgnored(),
                settings.tellIgnored(),
                new Trouble("what was ignored cannot be told"),
                tally::announce);
    }

    /** Receives from this queue from now on, and from no other. */
    public synchronized void follow(String queueUrl) {
        if (queueUrl.equals(followed)) {
            return;
        }
        withdraw();
        followed = queueUrl;
        poller = new QueuePoller(sqs, queueUrl, handler, settings, heartbeats).start();
        DeadLetterWatch deadLetters =
                new DeadLetterWatch(warehouse, new DeadLetterQueue(sqs, queueUrl), announcer, Clock.systemUTC());
        watch = every(
                settings.countDead().dividedBy(SOON),
                settings.countDead(),
                new Trouble("the dead-letter queue of " + queueUrl + " cannot be looked at"),
                deadLetters::look);
    }

    /** Receives nothing any more, until it is told another queue. */
    public synchronized void withdraw() {
        if (followed != null) {
            followed = null;
            poller.close();
            watch.cancel(false);
        }
    }

    private ScheduledFuture<?> every(Duration first, Duration period, Trouble trouble, Runnable chore) {
        return chores.scheduleWithFixedDelay(
                () -> {
                    try {
                        chore.run();
                        trouble.over();
                    } catch (RuntimeException e) {
                        // Thrown on, it would end the schedule.
                        trouble.tell(e);
                    }
                },
                first.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor timer(String name, int threads) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(threads, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Ends receiving and tells what was ignored since it was last told. The client stays open. */
    @Override
    public void close() {
        withdraw();
        if (chores.isShutdown()) {
            return;
        }
        try {
            chores.submit(tally::announce).get(LAST_WORD_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("what was ignored at last cannot be told", e);
        } finally {
            chores.shutdownNow();
            heartbeats.shutdownNow();
        }
    }
}
