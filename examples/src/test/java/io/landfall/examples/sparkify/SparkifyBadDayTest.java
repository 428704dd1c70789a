package io.landfall.examples.sparkify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SparkifyBadDayTest {

    private final SparkifyBadDay day = new SparkifyBadDay(SparkifyBadDay.FIRST_DAY);

    @Test
    void onlyTheLevelOfOneListenerIsWrong() throws IOException {
        List<JsonNode> wrong = lines(day.wrong());
        List<JsonNode> good = lines(day.good());
        assertThat(wrong).hasSize(day.plays()).hasSameSizeAs(good);
        Set<String> listeners = new HashSet<>();
        for (int i = 0; i < wrong.size(); i++) {
            if (wrong.get(i).path("level").asText().equals(SparkifyBadDay.UNKNOWN_LEVEL)) {
                listeners.add(wrong.get(i).path("userId").asText());
            } else {
                assertThat(wrong.get(i)).isEqualTo(good.get(i));
            }
        }
        assertThat(listeners).hasSize(1);
        assertThat(levels(good)).isSubsetOf("free", "paid");
        assertThat(levels(wrong)).contains(SparkifyBadDay.UNKNOWN_LEVEL);
    }

    @Test
    void aDayIsTheSameEveryTimeAndUnlikeAnyOther() {
        SparkifyBadDay again = new SparkifyBadDay(SparkifyBadDay.FIRST_DAY);
        SparkifyBadDay next = new SparkifyBadDay(SparkifyBadDay.FIRST_DAY.plusDays(1));
        assertThat(again.wrong()).isEqualTo(day.wrong());
        assertThat(next.wrong()).isNotEqualTo(day.wrong());
        assertThat(next.key()).isEqualTo("log_data/2018/12/2018-12-02-events.json");
    }

    @Test
    void noKeyOfTheSampleIsTaken() {
        Set<String> keys = new SparkifySample().files().keySet();
        for (LocalDate d = SparkifyBadDay.FIRST_DAY; d.getYear() < 2019; d = d.plusDays(1)) {
            assertThat(keys).doesNotContain(new SparkifyBadDay(d).key());
        }
    }

    private static Set<String> levels(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("level").asText()).collect(Collectors.toSet());
    }

    private static List<JsonNode> lines(byte[] file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : new String(file, StandardCharsets.UTF_8).split("\n")) {
            lines.add(new JsonMapper().readTree(line));
        }
        return lines;
    }
}
