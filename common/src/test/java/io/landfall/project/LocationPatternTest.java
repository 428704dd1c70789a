package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationPatternTest {

    private static final LocationPattern DAILY =
            LocationPattern.of("log_data/{yyyy}/{MM}/{yyyy}-{MM}-{dd}-events.json");

    @Test
    void fieldsNameThePartition() {
        assertThat(DAILY.partition("log_data/2018/11/2018-11-12-events.json"))
                .contains(Map.of("yyyy", "2018", "MM", "11", "dd", "12"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log_data/2018/11/2018-12-12-events.json",
                "log_data/2018/11/2018-11-12-events.json.bak",
                "log_data/2018/11/2018-11-1x-events.json",
                "x/log_data/2018/11/2018-11-12-events.json",
                "log_dataX2018/11/2018-11-12-events.json"
            })
    void otherKeysBelongElsewhere(String key) {
        assertThat(DAILY.matches(key)).isFalse();
    }

    @Test
    void folderTakesEverythingBelow() {
        LocationPattern folder = LocationPattern.of("song_data/");
        assertThat(folder.matches("song_data/A/B/C/x.json")).isTrue();
        assertThat(folder.matches("song_data/")).isFalse();
        assertThat(folder.matches("song_data2/x.json")).isFalse();
    }

    @Test
    void starStaysWithinAFolder() {
        LocationPattern trips = LocationPattern.of("trips/{year}/*.csv");
        assertThat(trips.matches("trips/2017/a.csv")).isTrue();
        assertThat(trips.matches("trips/2017/b/a.csv")).isFalse();
    }

    @Test
    void literalTextIsNeverAnExpression() {
        assertThat(LocationPattern.of("a.c(1)/").matches("abc1/x")).isFalse();
        assertThat(LocationPattern.of("a.c(1)/").matches("a.c(1)/x")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/song_data/", "a/{yyyy/", "a/}b"})
    void malformedPatternsAreRefused(String text) {
        assertThatThrownBy(() -> LocationPattern.of(text)).hasMessageContaining(text);
    }
}
