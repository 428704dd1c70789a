package io.landfall.stager.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.FileEvent;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.project.Dataset;
import io.landfall.project.LocationPattern;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.ProjectReader;
import io.landfall.warehouse.QualifiedName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final PipelineDefinition SPARKIFY =
            ProjectReader.read(Path.of("..", "examples", "sparkify")).pipeline();

    private final Router router = new Router(List.of(SPARKIFY));

    @Test
    void filesGoToTheirDatasets() {
        List<FileEvent> events =
                router.route(List.of(file("song_data/A/x.json"), file("log_data/2018/11/2018-11-01-events.json")));
        assertThat(events).extracting(FileEvent::key).containsExactly("sparkify/song_data", "sparkify/log_data");
    }

    @Test
    void moreThanTenFilesBecomeSeveralEvents() {
        List<FileEvent> events = router.route(IntStream.range(0, 25)
                .mapToObj(i -> file("song_data/" + i + ".json"))
                .toList());
        assertThat(events).extracting(e -> ((FilesLanded) e).files().size()).containsExactly(10, 10, 5);
    }

    @Test
    void keyOutsideEveryDatasetIsRejectedWithTheLocationsThereAre() {
        assertThat(router.route(List.of(file("else/x.json"))))
                .singleElement()
                .isInstanceOfSatisfying(FilesRejected.class, rejected -> {
                    assertThat(rejected.key()).isEqualTo("unrouted");
                    assertThat(rejected.files().get(0).reason()).contains("song_data/");
                });
    }

    @Test
    void pipelinesOfOneBucketGetTheirFilesEach() {
        PipelineDefinition other = new PipelineDefinition(
                "other", List.of(dataset("songs", "song_data/"), dataset("trips", "trips/")), List.of(), List.of());
        List<FileEvent> events = new Router(List.of(SPARKIFY, other))
                .route(List.of(file("song_data/x.json"), file("trips/1"), file("no")));
        assertThat(events)
                .extracting(FileEvent::key)
                .containsExactly("sparkify/song_data", "other/songs", "other/trips", "unrouted");
        assertThat(((FilesRejected) events.get(3)).files().get(0).reason()).contains("pipelines sparkify, other");
    }

    private static Dataset dataset(String name, String location) {
        return Dataset.of(name, LocationPattern.of(location), null, new QualifiedName("staging", name));
    }

    private static LandedFile file(String key) {
        return new LandedFile("b", key, null, "e", 1, "01");
    }
}
