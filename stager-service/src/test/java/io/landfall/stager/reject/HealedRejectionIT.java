package io.landfall.stager.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.Event;
import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.RejectionHealed;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.AnnouncementException;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rejection ends when a good file lands under the key. */
@ExtendWith(Shared.class)
class HealedRejectionIT extends RejectFixture {

    HealedRejectionIT(Warehouse local) {
        super(local);
    }

    @BeforeEach
    void nothingIsAnnounced() {
        announced.take();
    }

    @Test
    void wrongAgainIsRejectedAgainAndACorrectedFileHeals() throws Exception {
        String key = "json/healed";
        land(key, "{\"id\": \"x\"}", "01");
        land(key, "{\"id\": ", "02");
        assertThat(rejected().stream().map(RejectedFile::code)).containsExactly(1207, 1216);
        announced.take();

        land(key, "{\"id\": 1}", "03");
        String batch = announced.of(StagingLoaded.class).get(0).batch();
        assertThat(announced.all())
                .last()
                .usingRecursiveComparison()
                .ignoringFields("open")
                .isEqualTo(new RejectionHealed("shop", "json", batch, 1, List.of(key), null));
        announced.take();

        land(key, "{\"id\": 2}", "04");
        assertThat(announced.of(RejectionHealed.class))
                .as("it is healed already")
                .isEmpty();

        land(key, "{\"id\": \"y\"}", "05");
        land(key, "{\"id\": 3}", "06");
        assertThat(announced.of(RejectionHealed.class)).hasSize(1);
    }

    @Test
    void healingTellsHowManyRejectionsOfTheDatasetAreStillOpen() throws Exception {
        land("json/open-1", "{\"id\": \"x\"}", "01");
        land("json/open-2", "{\"id\": \"x\"}", "02");
        land("json/open-2", "{\"id\": ", "03");

        land("json/open-1", "{\"id\": 1}", "04");
        land("json/open-2", "{\"id\": 2}", "05");

        List<Long> open = announced.of(RejectionHealed.class).stream()
                .map(RejectionHealed::open)
                .toList();
        assertThat(open).hasSize(2);
        assertThat(open.get(0) - open.get(1)).isEqualTo(1);
    }

    @Test
    void aRejectionIsToldAgainInTheSameWords() throws Exception {
        LandedFile one = put("json/words-1", "{\"id\": \"x\"}");
        LandedFile other = put("json/words-2", "{\"id\": \"y\"}");
        announced.failNext(FilesRejected.class);
        assertThatThrownBy(() -> stage("json", List.of(one, other))).isInstanceOf(AnnouncementException.class);
        stage("json", List.of(one, other));
        List<Event> first = announced.take();

        stage("json", List.of(other));

        assertThat(first).hasSize(1);
        assertThat(announced.of(FilesRejected.class)).containsExactly((FilesRejected) first.get(0));
        assertThat(announced.of(FilesSkipped.class)).isEmpty();
        assertThat(((FilesRejected) first.get(0)).files()).hasSize(2).allSatisfy(file -> {
            assertThat(file.line()).isEqualTo(1);
            assertThat(file.column()).isEqualTo("id");
            assertThat(file.fix()).startsWith("column id is INTEGER and the value is '");
        });
    }

    private void land(String key, String content, String sequencer) throws Exception {
        stage("json", List.of(put(key, content.getBytes(UTF_8), sequencer)));
    }
}
