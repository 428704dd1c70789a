package io.landfall.checks.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.checks.question.UnanswerableException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as Redshift writes them. */
class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2018-11-30, 2018-11-30T00:00:00Z",
        "2018-11-30 23:54:35, 2018-11-30T23:54:35Z",
        "2018-11-30 23:54:35.5, 2018-11-30T23:54:35.500Z",
        "2018-11-30 23:54:35.123456, 2018-11-30T23:54:35.123456Z",
        "2018-11-30T23:54:35, 2018-11-30T23:54:35Z",
        "2018-11-30T23:54:35Z, 2018-11-30T23:54:35Z",
        "2018-11-30 23:54:35+00, 2018-11-30T23:54:35Z",
        "2018-11-30 23:54:35.25+02, 2018-11-30T21:54:35.250Z",
        "2018-11-30 23:54:35-03:30, 2018-12-01T03:24:35Z",
        "2018-11-30 23:54:35+05:45, 2018-11-30T18:09:35Z"
    })
    void theyAreReadInEveryForm(String text, Instant time) {
        assertThat(Times.instant(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "infinity", "30.11.2018", "2018-11-30 25:00:00", "20181130"})
    void otherTextsAreNoTimes(String text) {
        assertThatThrownBy(() -> Times.instant(text)).isInstanceOf(UnanswerableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 seconds",
        "PT1S, 1 second",
        "PT36H, 1 day 12 hours",
        "P2D, 2 days",
        "PT1H0M5S, 1 hour 5 seconds",
        "P1DT1H1M1S, 1 day 1 hour"
    })
    void spansAreToldInTheirTwoLargestUnits(Duration span, String words) {
        assertThat(Spans.inWords(span)).isEqualTo(words);
    }
}
