package io.landfall.stager.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.project.Dataset;
import io.landfall.project.LocationPattern;
import io.landfall.project.PipelineDefinition;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final String LOGS = "log_data/{yyyy}/{MM}/{yyyy}-{MM}-{dd}-events.json";

    @Test
    void onlyTheDaysAreListed() throws Exception {
        assertThat(selection(LOGS, "2018-11-29", "2018-12-01", null).prefixes())
                .containsExactly(
                        "log_data/2018/11/2018-11-29-events.json",
                        "log_data/2018/11/2018-11-30-events.json",
                        "log_data/2018/12/2018-12-01-events.json");
    }

    @Test
    void aFieldBeforeTheDateMeansThatEverythingIsListedOnce() throws Exception {
        assertThat(selection("logs/{region}/{yyyy}{MM}{dd}/", "2018-11-01", "2018-11-30", null)
                        .prefixes())
                .containsExactly("logs/");
    }

    @Test
    void withoutBothBoundsEverythingIsListedOnce() throws Exception {
        assertThat(selection(LOGS, "2018-11-01", null, null).prefixes()).containsExactly("log_data/");
        assertThat(selection(LOGS, "1970-01-01", "2030-01-01", null).prefixes()).containsExactly("log_data/");
    }

    @Test
    void aPrefixNarrowsWhatIsListed() throws Exception {
        assertThat(selection(LOGS, null, null, "log_data/2018/").prefixes()).containsExactly("log_data/2018/");
        assertThat(selection(LOGS, "2018-11-30", "2018-12-01", "log_data/2018/12/")
                        .prefixes())
                .containsExactly("log_data/2018/12/2018-12-01-events.json");
        assertThat(selection(LOGS, null, null, "log").prefixes()).containsExactly("log_data/");
    }

    @Test
    void daysOfALocationWithoutDatesAreRefused() {
        assertThatThrownBy(() -> selection("songs/", "2018-11-01", null, null))
                .isInstanceOf(BackfillRefusedException.class)
                .hasMessageContaining("--prefix");
        assertThatThrownBy(() -> selection("songs/", null, null, "logs/"))
                .isInstanceOf(BackfillRefusedException.class)
                .hasMessageContaining("they begin with songs/");
    }

    private static Selection selection(String location, String from, String to, String prefix)
            throws BackfillRefusedException {
        Dataset dataset = Dataset.of("d", LocationPattern.of(location), null, QualifiedName.parse("staging.d"));
        PipelineDefinition pipeline = new PipelineDefinition("p", List.of(dataset), List.of(), List.of());
        return Selection.of(pipeline, dataset, Days.of(from, to), prefix);
    }
}
