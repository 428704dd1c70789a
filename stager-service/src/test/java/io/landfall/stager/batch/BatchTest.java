package io.landfall.stager.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Cause;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.flow.Delivery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

    @Test
    void ofSeveralNotificationsForOneKeyTheNewestCounts() {
        Batch batch = Batch.of(List.of(
                landed(file("a", "old", "0055AED6DCD90281E5")),
                landed(file("b", "b", "01")),
                landed(file("a", "new", "0055AED6DCD90281E6")),
                landed(file("a", "old", "0055AED6DCD90281E5"))));
        assertThat(batch.files()).extracting(LandedFile::eTag).containsExactly("new", "b");
        assertThat(batch.announced()).isEqualTo(4);
    }

    private static LandedFile file(String key, String eTag, String sequencer) {
        return new LandedFile("bucket", key, null, eTag, 1, sequencer);
    }

    private static Delivery<FilesLanded> landed(LandedFile file) {
        return new Delivery<>(new FilesLanded("p", "d", List.of(file)), Instant.now(), new Cause("c", "c"), () -> {});
    }
}
