package io.landfall.stager.notification;

import io.landfall.event.FileEvent;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides which dataset of each pipeline an object belongs to, by its key. */
public final class Router {

    private final List<PipelineDefinition> pipelines;

    /** @param pipelines all that share the landing bucket; an object may belong to a dataset of several */
    public Router(List<PipelineDefinition> pipelines) {
        this.pipelines = List.copyOf(pipelines);
    }

    private record Destination(String pipeline, String dataset) {}

    /** The events that tell where the files go: one for each dataset and ten files, and one for what belongs nowhere. */
    public List<FileEvent> route(List<LandedFile> files) {
        Map<Destination, List<LandedFile>> routed = new LinkedHashMap<>();
        List<LandedFile> unrouted = new ArrayList<>();
        for (LandedFile file : files) {
            if (!file.key().startsWith(Project.OWN_PREFIX)) {
                List<Destination> destinations = destinations(file.key());
                destinations.forEach(
                        d -> routed.computeIfAbsent(d, any -> new ArrayList<>()).add(file));
                if (destinations.isEmpty()) {
                    unrouted.add(file);
                }
            }
        }
        List<FileEvent> events = new ArrayList<>();
        routed.forEach((to, group) ->
                parts(group).forEach(part -> events.add(new FilesLanded(to.pipeline(), to.dataset(), part))));
        parts(unrouted).forEach(part -> events.add(rejection(part)));
        return events;
    }

    private List<Destination> destinations(String key) {
        return pipelines.stream()
                .flatMap(pipeline -> pipeline.datasetOf(key).stream()
                        .map(dataset -> new Destination(pipeline.pipeline(), dataset.name())))
                .toList();
    }

    private static List<List<LandedFile>> parts(List<LandedFile> files) {
        List<List<LandedFile>> parts = new ArrayList<>();
        for (int from = 0; from < files.size(); from += FilesLanded.MOST_FILES) {
            parts.add(files.subList(from, Math.min(from + FilesLanded.MOST_FILES, files.size())));
        }
        return parts;
    }

    private FilesRejected rejection(List<LandedFile> files) {
        String reason = "the key is outside every dataset; datasets are at "
                + pipelines.stream()
                        .flatMap(pipeline -> pipeline.datasets().stream())
                        .map(dataset -> dataset.location().toString())
                        .collect(Collectors.joining(", "));
        return new FilesRejected(
                null,
                null,
                files.stream()
                        .map(f -> new RejectedFile(f.bucket(), f.key(), f.version(), 0, reason, null, null))
                        .toList());
    }
}
