package io.landfall.stager.notification;

import io.landfall.event.FileEvent;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.project.Dataset;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides which dataset an object belongs to, by its key. */
public final class Router {

    private final PipelineDefinition pipeline;

    public Router(PipelineDefinition pipeline) {
        this.pipeline = pipeline;
    }

    /** The events that tell where the files go: one for each dataset and ten files, and one for what belongs nowhere. */
    public List<FileEvent> route(List<LandedFile> files) {
        Map<Optional<Dataset>, List<LandedFile>> byDataset = files.stream()
                .filter(file -> !file.key().startsWith(Project.OWN_PREFIX))
                .collect(Collectors.groupingBy(
                        file -> pipeline.datasetOf(file.key()), LinkedHashMap::new, Collectors.toList()));
        List<FileEvent> events = new ArrayList<>();
        byDataset.forEach((dataset, group) -> events.addAll(events(dataset, group)));
        return events;
    }

    private List<FileEvent> events(Optional<Dataset> dataset, List<LandedFile> files) {
        List<FileEvent> events = new ArrayList<>();
        for (int from = 0; from < files.size(); from += FilesLanded.MOST_FILES) {
            List<LandedFile> part = files.subList(from, Math.min(from + FilesLanded.MOST_FILES, files.size()));
            events.add(dataset.<FileEvent>map(d -> new FilesLanded(pipeline.pipeline(), d.name(), part))
                    .orElseGet(() -> unrouted(part)));
        }
        return events;
    }

    private FilesRejected unrouted(List<LandedFile> files) {
        String locations =
                pipeline.datasets().stream().map(d -> d.location().toString()).collect(Collectors.joining(", "));
        String reason = "the key is outside every dataset of pipeline " + pipeline.pipeline() + "; datasets are at "
                + locations;
        return new FilesRejected(
                null,
                null,
                files.stream()
                        .map(f -> new RejectedFile(f.bucket(), f.key(), f.version(), 0, reason, null, null))
                        .toList());
    }
}
