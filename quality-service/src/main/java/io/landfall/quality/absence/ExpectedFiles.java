package io.landfall.quality.absence;

import io.landfall.event.AlertRaised;
import io.landfall.project.Dataset;
import io.landfall.project.Expected;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the files of each partition came by their deadline. The bucket is asked, once at the deadline and then, until they
 * are there, with growing pauses; at the start also for partitions that came due while nobody looked. Not thread-safe.
 */
final class ExpectedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ExpectedFiles.class);
    private static final int MOST_MISSED = 7;
    private static final int MOST_AWAITED = 50;
    private static final DateTimeFormatter DEADLINE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'in' VV", Locale.ROOT);

    private final PipelineDefinition pipeline;
    private final Dataset dataset;
    private final Expected expected;
    private final Partitions partitions;
    private final LandingBucket bucket;
    private final AlertDecisions alerts;
    /** Partitions that are not complete, by name. */
    private final TreeMap<String, Awaited> awaited = new TreeMap<>();

    /** The newest deadline that was taken notice of; null before the first look. */
    private Instant noticed;

    /** When Landfall first looked after the dataset; null as long as that is not known. */
    private volatile Instant began;

    private boolean caughtUp;
    private Instant notBefore = Instant.MIN;

    ExpectedFiles(PipelineDefinition pipeline, Dataset dataset, LandingBucket bucket, AlertDecisions alerts) {
        this.pipeline = pipeline;
        this.dataset = dataset;
        this.expected = dataset.expect();
        this.partitions = new Partitions(expected);
        this.bucket = bucket;
        this.alerts = alerts;
    }

    /** Whether an alert is about a partition that may still be looked for. */
    boolean owns(String key) {
        return key.startsWith(keys())
                && partitions.named(key.substring(keys().length())).isPresent();
    }

    /** What the keys of its alerts begin with. */
    private String keys() {
        return AlertKind.EXPECTED_FILES.key(pipeline.pipeline(), dataset.name()) + '/';
    }

    /** What came due before Landfall first looked after the dataset is not missed. Any thread may say when that was. */
    void began(Instant first) {
        began = first;
    }

    boolean isOf(String name) {
        return dataset.name().equals(name);
    }

    /** Looks at what is to be looked at by now, and tells of it. */
    void look(Instant now) {
        notice(now);
        if (!caughtUp && began != null && !notBefore.isAfter(now)) {
            notBefore = now.plus(Awaited.FIRST_PAUSE);
            catchUp(now);
            caughtUp = true;
        }
        for (Awaited partition : List.copyOf(awaited.values())) {
            if (!partition.next().isAfter(now)) {
                examine(partition, now);
            }
        }
        while (awaited.size() > MOST_AWAITED) {
            String oldest = awaited.firstKey();
            alerts.clear(
                    keys() + oldest, now, "nobody looks for it any more: " + MOST_AWAITED + " later ones are missing");
            awaited.remove(oldest);
        }
    }

    /** What has come due since the last look; with the first look, what people were told of before. */
    private void notice(Instant now) {
        List<Partition> due = partitions.due(now, MOST_AWAITED);
        if (noticed == null) {
            for (AlertRaised open : alerts.open(AlertKind.EXPECTED_FILES, pipeline.pipeline())) {
                if (open.key().startsWith(keys())) {
                    partitions.named(open.key().substring(keys().length())).ifPresent(this::await);
                }
            }
        } else {
            due.stream()
                    .filter(partition -> partition.deadline().isAfter(noticed))
                    .forEach(this::await);
        }
        noticed = due.get(due.size() - 1).deadline();
    }

    /** What came due while nobody looked, from the first of which there is anything, and always the newest. */
    private void catchUp(Instant now) {
        List<Partition> due = partitions.due(now, MOST_MISSED).stream()
                .filter(partition -> !partition.deadline().isBefore(began))
                .toList();
        boolean isThere = false;
        for (Partition partition : due) {
            isThere = isThere || count(partition) > 0;
            if (isThere || partition.equals(due.get(due.size() - 1))) {
                await(partition);
            }
        }
    }

    private void await(Partition partition) {
        awaited.putIfAbsent(partition.name(), Awaited.of(partition));
    }

    private void examine(Awaited before, Instant now) {
        Partition partition = before.partition();
        try {
            int found = count(partition);
            if (found >= expected.files()) {
                alerts.clear(keys() + partition.name(), now, found + " files are there");
                awaited.remove(partition.name());
                return;
            }
            if (found != before.told() || !isOpen(partition)) {
                alerts.raise(problem(partition, found, now));
            }
            awaited.put(partition.name(), before.lookedAt(now, found));
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} of {} cannot be looked for, trying again: {}",
                    partition.name(),
                    dataset.name(),
                    e.getMessage());
            awaited.put(partition.name(), before.lookedAt(now, before.told()));
        }
    }

    /** Where too many are missing, one alert stands for those beyond a number; they are told alone when there is room. */
    private boolean isOpen(Partition partition) {
        return alerts.open(AlertKind.EXPECTED_FILES, pipeline.pipeline()).stream()
                .anyMatch(open -> open.key().equals(keys() + partition.name()));
    }

    private int count(Partition partition) {
        Predicate<String> wanted = key -> !key.startsWith(Project.OWN_PREFIX)
                && pipeline.datasetOf(key).filter(dataset::equals).isPresent()
                && dataset.location()
                        .partition(key)
                        .filter(fields ->
                                fields.entrySet().containsAll(partition.fields().entrySet()))
                        .isPresent();
        return bucket.count(prefix(partition), wanted, expected.files());
    }

    private String prefix(Partition partition) {
        return dataset.location().literalPrefix(partition.fields());
    }

    private Problem problem(Partition partition, int found, Instant now) {
        String place = "s3://" + bucket.name() + '/' + prefix(partition);
        String deadline = DEADLINE.format(partition.deadline().atZone(expected.zone()));
        return Problem.of(AlertKind.EXPECTED_FILES, keys() + partition.name(), now)
                .pipeline(pipeline.pipeline())
                .subject(dataset.name())
                .summary(dataset.name() + " of " + partition.name() + " did not come by " + deadline + ": " + found
                        + " of " + expected.files() + " files are there")
                .evidence("below " + place + " are " + found + " files that belong to it; expected are "
                        + expected.files() + ", late by " + TimeInWords.of(Duration.between(partition.deadline(), now)))
                .tried("the bucket is looked at again, with pauses of up to " + TimeInWords.of(Awaited.LONGEST_PAUSE)
                        + ", until they are there")
                .action("ask whoever delivers them; look where they are put: aws s3 ls --recursive " + place)
                .build();
    }
}
