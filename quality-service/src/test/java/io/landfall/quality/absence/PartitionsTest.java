package io.landfall.quality.absence;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.Expected;
import io.landfall.project.Expected.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Partitions and their deadlines, in nights in which clocks change too. */
class PartitionsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayIsDueAtATimeOfTheNextDayInItsZone() {
        Partitions days = new Partitions(new Expected(Span.DAY, "06:00", BERLIN, 1));
        assertThat(names(days, "2018-11-04T04:59:59Z", 2)).containsExactly("2018-11-01", "2018-11-02");
        assertThat(names(days, "2018-11-04T05:00:00Z", 2)).containsExactly("2018-11-02", "2018-11-03");
        Partition day = days.due(Instant.parse("2018-11-04T05:00:00Z"), 1).get(0);
        assertThat(day.deadline()).isEqualTo("2018-11-04T05:00:00Z");
        assertThat(day.fields()).isEqualTo(Map.of("yyyy", "2018", "MM", "11", "dd", "03"));
        assertThat(days.named("2018-11-03")).contains(day);
    }

    @Test
    void aDayIsDueSoLongAfterItsEndHoweverLongItIs() {
        Partitions days = new Partitions(new Expected(Span.DAY, "30m", BERLIN, 1));
        // The day in which clocks are set back has 25 hours.
        assertThat(days.named("2018-10-28").orElseThrow().deadline()).isEqualTo("2018-10-28T23:30:00Z");
        assertThat(days.named("2018-10-27").orElseThrow().deadline()).isEqualTo("2018-10-27T22:30:00Z");
        assertThat(names(days, "2018-10-28T23:29:59Z", 1)).containsExactly("2018-10-27");
    }

    @Test
    void aLongTimeAfterItsEndMayPassUntilADayIsDue() {
        Partitions days = new Partitions(new Expected(Span.DAY, "10d", null, 1));
        assertThat(names(days, "2018-11-20T12:00:00Z", 2)).containsExactly("2018-11-08", "2018-11-09");
    }

    @Test
    void anHourThatIsRepeatedIsDueOnceAndOneThatIsSkippedNever() {
        Partitions hours = new Partitions(new Expected(Span.HOUR, "10m", BERLIN, 1));
        assertThat(names(hours, "2018-10-28T02:10:00Z", 3))
                .containsExactly("2018-10-28T00", "2018-10-28T01", "2018-10-28T02");
        assertThat(names(hours, "2018-10-28T01:10:00Z", 1))
                .as("half of the hour is still to come")
                .containsExactly("2018-10-28T01");
        assertThat(hours.named("2018-10-28T02").orElseThrow())
                .isEqualTo(hours.due(Instant.parse("2018-10-28T02:10:00Z"), 1).get(0));
        assertThat(names(hours, "2019-03-31T02:10:00Z", 3))
                .containsExactly("2019-03-31T00", "2019-03-31T01", "2019-03-31T03");
        assertThat(hours.named("2018-10-28T02").orElseThrow().fields()).containsEntry("HH", "02");
    }

    @Test
    void aNameThatIsNoneIsNoPartition() {
        assertThat(new Partitions(new Expected(Span.HOUR, "10m", null, 1)).named("2018-11-03"))
                .isEmpty();
        assertThat(new Partitions(new Expected(Span.DAY, "10m", null, 1)).named("and-more"))
                .isEmpty();
    }

    private static List<String> names(Partitions partitions, String now, int most) {
        return partitions.due(Instant.parse(now), most).stream()
                .map(Partition::name)
                .toList();
    }
}
