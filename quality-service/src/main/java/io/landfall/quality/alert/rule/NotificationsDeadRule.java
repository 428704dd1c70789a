package io.landfall.quality.alert.rule;

import io.landfall.event.NotificationsDead;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;

/** Notifications that SQS gave up: the files they speak of may be missing. Over when their queue is empty. */
final class NotificationsDeadRule implements Rule {

    private static final AlertKind KIND = AlertKind.DEAD_LETTERS;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (!(fact.event() instanceof NotificationsDead dead)) {
            return;
        }
        String key = KIND.key(dead.warehouse(), "sqs");
        if (dead.messages() == 0) {
            decisions.clear(key, fact.at(), "the queue is empty");
            return;
        }
        decisions.raise(fact.problem(KIND, key)
                .subject(dead.queue())
                .summary("SQS gave up %s; the files they speak of may not be loaded"
                        .formatted(Wording.counted(dead.messages(), "notification")))
                .evidence(dead.messages() + " messages in " + dead.queue() + ", counted at " + dead.counted())
                .tried("each was received several times")
                .action("./landfall reconcile lands what was not heard of; then empty the queue: aws sqs purge-queue"
                        + " --queue-url " + dead.queue())
                .build());
    }
}
