package io.landfall.stager.backfill;

import io.landfall.project.Dataset;
import io.landfall.project.LocationPattern;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.stager.reconcile.BucketListing;
import io.landfall.stager.reconcile.ListedObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which objects of a dataset a backfill is about, and the prefixes that need to be listed to find them. */
final class Selection {

    /** Beyond it, one listing of everything is fewer requests than one for each day. */
    private static final int MOST_DAYS = 400;

    private static final List<String> DATE_FIELDS = List.of("yyyy", "MM", "dd");

    private final PipelineDefinition pipeline;
    private final Dataset dataset;
    private final Days days;
    private final String prefix;

    private Selection(PipelineDefinition pipeline, Dataset dataset, Days days, String prefix) {
        this.pipeline = pipeline;
        this.dataset = dataset;
        this.days = days;
        this.prefix = prefix;
    }

    /** @param prefix null for any */
    static Selection of(PipelineDefinition pipeline, Dataset dataset, Days days, String prefix)
            throws BackfillRefusedException {
        LocationPattern location = dataset.location();
        if (!days.isEverything() && !location.fields().containsAll(DATE_FIELDS)) {
            throw new BackfillRefusedException("the location of dataset " + dataset.name() + ", " + location
                    + ", does not name days with {yyyy}, {MM} and {dd}; say which keys with --prefix instead");
        }
        String start = location.literalPrefix();
        String wanted = prefix == null ? "" : prefix;
        if (!wanted.startsWith(start) && !start.startsWith(wanted)) {
            throw new BackfillRefusedException(
                    "no key of dataset " + dataset.name() + " begins with " + wanted + "; they begin with " + start);
        }
        return new Selection(pipeline, dataset, days, wanted);
    }

    /** The objects, in the order of their keys within each prefix; pages are fetched as they are needed. */
    Iterator<ListedObject> objects(BucketListing bucket) {
        return new SelectedObjects(prefixes().iterator(), bucket::below, this::matches);
    }

    /** What has to be listed; none is the beginning of another. */
    Collection<String> prefixes() {
        TreeSet<String> all = new TreeSet<>();
        if (days.isBounded() && days.count() <= MOST_DAYS) {
            days.all().map(this::prefixOf).forEach(all::add);
        } else {
            all.add(dataset.location().literalPrefix());
        }
        TreeSet<String> needed = new TreeSet<>();
        all.stream()
                .filter(below -> below.startsWith(prefix) || prefix.startsWith(below))
                .map(below -> below.length() > prefix.length() ? below : prefix)
                .filter(below -> needed.stream().noneMatch(below::startsWith))
                .forEach(needed::add);
        return needed;
    }

    /** Which partition a key belongs to, as text. */
    String partition(String key) {
        return dataset.location().partition(key).map(Map::toString).orElse("");
    }

    private boolean matches(String key) {
        return key.startsWith(prefix)
                && !key.startsWith(Project.OWN_PREFIX)
                && pipeline.datasetOf(key).filter(dataset::equals).isPresent()
                && (days.isEverything() || day(key).filter(days::contains).isPresent());
    }

    private Optional<LocalDate> day(String key) {
        Map<String, String> partition = dataset.location().partition(key).orElseThrow();
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(partition.get("yyyy")),
                    Integer.parseInt(partition.get("MM")),
                    Integer.parseInt(partition.get("dd"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String prefixOf(LocalDate day) {
        return dataset.location()
                .literalPrefix(Map.of(
                        "yyyy", String.format(Locale.ROOT, "%04d", day.getYear()),
                        "MM", String.format(Locale.ROOT, "%02d", day.getMonthValue()),
                        "dd", String.format(Locale.ROOT, "%02d", day.getDayOfMonth())));
    }
}
