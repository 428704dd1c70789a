package io.landfall.stager.notification;

import io.landfall.event.FileEvent;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.project.Dataset;
import io.landfall.project.PipelineDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides which dataset an object belongs to, by its key: of each pipeline whose datasets it fits, the first dataset. */
public final class Router {

    private static final int MOST_LOCATIONS = 20;
    private static final String UNROUTED_FIX =
            "put the object where a dataset is, or add a dataset whose location its key fits";

    private final List<PipelineDefinition> pipelines;
    private final String nowhere;

    /** @param pipelines all whose files land in the bucket */
    public Router(List<PipelineDefinition> pipelines) {
        this.pipelines = List.copyOf(pipelines);
        this.nowhere = "the key is outside every dataset of " + names() + "; datasets are at " + locations();
    }

    /** The events that tell where the files go: one for each dataset and ten files, and one for what belongs nowhere. */
    public List<FileEvent> route(List<LandedFile> files) {
        Map<Place, List<LandedFile>> byPlace = new LinkedHashMap<>();
        List<LandedFile> homeless = new ArrayList<>();
        for (LandedFile file : files) {
            List<Place> places = places(file.key());
            places.forEach(place ->
                    byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(file));
            if (places.isEmpty()) {
                homeless.add(file);
            }
        }
        List<FileEvent> events = new ArrayList<>();
        byPlace.forEach((place, group) ->
                events.addAll(events(group, part -> new FilesLanded(place.pipeline(), place.dataset(), part))));
        events.addAll(events(homeless, this::unrouted));
        return events;
    }

    private List<Place> places(String key) {
        return pipelines.stream()
                .flatMap(pipeline -> pipeline.datasetOf(key).map(Dataset::name).stream()
                        .map(dataset -> new Place(pipeline.pipeline(), dataset)))
                .toList();
    }

    private static List<FileEvent> events(List<LandedFile> files, Function<List<LandedFile>, FileEvent> event) {
        List<FileEvent> events = new ArrayList<>();
        for (int from = 0; from < files.size(); from += FilesLanded.MOST_FILES) {
            events.add(event.apply(files.subList(from, Math.min(from + FilesLanded.MOST_FILES, files.size()))));
        }
        return events;
    }

    private FilesRejected unrouted(List<LandedFile> files) {
        return new FilesRejected(
                null,
                null,
                files.stream()
                        .map(f -> new RejectedFile(
                                f.bucket(), f.key(), f.version(), 0, nowhere, null, null, null, UNROUTED_FIX))
                        .toList());
    }

    private String names() {
        String names = pipelines.stream().map(PipelineDefinition::pipeline).collect(Collectors.joining(", "));
        return (pipelines.size() == 1 ? "pipeline " : "pipelines ") + names;
    }

    private String locations() {
        List<String> all = pipelines.stream()
                .flatMap(pipeline -> pipeline.datasets().stream())
                .map(dataset -> dataset.location().toString())
                .toList();
        String first = all.stream().limit(MOST_LOCATIONS).collect(Collectors.joining(", "));
        return all.size() <= MOST_LOCATIONS ? first : first + " and " + (all.size() - MOST_LOCATIONS) + " more";
    }

    private record Place(String pipeline, String dataset) {}
}
