package io.landfall.examples.divvy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DivvySampleTest {

    private static final Path COMMITTED = Path.of("divvy", "sample");
    private static final DivvySample SAMPLE = new DivvySample();

    @Test
    void committedFilesAreWhatTheGeneratorWrites() throws IOException {
        Map<String, byte[]> generated = SAMPLE.files();
        assertThat(committed()).isEqualTo(new TreeSet<>(generated.keySet()));
        for (Map.Entry<String, byte[]> file : generated.entrySet()) {
            assertThat(COMMITTED.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void sampleStaysSmall() {
        assertThat(SAMPLE.files().values().stream().mapToLong(f -> f.length).sum())
                .isLessThan(400_000);
    }

    @Test
    void stationsHaveTheirOwnIdsAndNames() {
        assertThat(SAMPLE.stations()).hasSize(StationNetwork.STATIONS);
        assertThat(SAMPLE.stations()).extracting(Station::id).doesNotHaveDuplicates();
        assertThat(SAMPLE.stations()).extracting(Station::name).doesNotHaveDuplicates();
        assertThat(SAMPLE.stations()).extracting(Station::city).contains("Lakemere", "Lakemere ", "Evenholm");
    }

    @Test
    void fourteenDaysHoldSomeFifteenHundredTrips() {
        assertThat(SAMPLE.files().keySet())
                .filteredOn(key -> key.startsWith("trips/"))
                .hasSize(TripHistory.DAYS);
        assertThat(SAMPLE.trips()).hasSizeBetween(1300, 1700);
        assertThat(SAMPLE.trips()).extracting(Trip::number).doesNotHaveDuplicates();
        assertThat(SAMPLE.trips()).allMatch(trip -> trip.seconds() > 60);
    }

    @Test
    void daysAreCrossedInEveryWayThatMatters() {
        assertThat(SAMPLE.trips())
                .as("told of late")
                .filteredOn(t -> t.delivered().isAfter(t.start().toLocalDate()))
                .hasSizeGreaterThan(10);
        assertThat(SAMPLE.trips())
                .as("over midnight")
                .filteredOn(t -> t.end().toLocalDate().isAfter(t.start().toLocalDate()))
                .hasSizeGreaterThan(10);
        assertThat(SAMPLE.exported()).as("in two files").hasSizeGreaterThan(60);
    }

    @Test
    void someRideTogetherAndDifferOnlyInTheirNumbers() {
        Set<Trip> different =
                SAMPLE.trips().stream().map(t -> t.as(0, t.rider())).collect(Collectors.toSet());
        assertThat(SAMPLE.trips().size() - different.size()).isGreaterThan(10);
    }

    @Test
    void aFewTripsAreOfAStationThatIsNotInTheList() {
        assertThat(SAMPLE.trips())
                .filteredOn(
                        t -> t.from().equals(TripHistory.CLOSED_STATION) || t.to().equals(TripHistory.CLOSED_STATION))
                .hasSizeBetween(1, SAMPLE.trips().size() / 20);
    }

    @Test
    void nothingIsKnownAboutCustomers() {
        assertThat(SAMPLE.trips())
                .extracting(Trip::rider)
                .filteredOn(rider -> rider.type().equals("Customer"))
                .hasSizeGreaterThan(100)
                .containsOnly(Rider.CUSTOMER);
    }

    @Test
    void linesAreSpelledAsInTheOriginal() {
        List<String> stations = text("stations_2017.csv").lines().toList();
        assertThat(stations.get(0)).isEqualTo("id,name,city,latitude,longitude,dpcapacity,online_date,");
        assertThat(stations.subList(1, stations.size()))
                .allMatch(line -> line.matches("\\d+,.+,[A-Za-z ]+,43\\.\\d{6,8},-85\\.\\d{6,8},\\d+,"
                        + "[1-9]\\d?/[1-9]\\d?/201\\d \\d{1,2}:\\d\\d,"));
        String trips = text("trips/2017/06/trips-2017-06-02.csv");
        assertThat(trips)
                .startsWith(",Unnamed: 0,Start Time,End Time,Trip Duration,Start Station,End Station,User Type,Gender,"
                        + "Birth Year\r\n0,")
                .contains(",Customer,,\r\n")
                .endsWith("\r\n");
        assertThat(trips.lines().skip(1))
                .allMatch(line -> line.matches("\\d+,\\d{7},2017-06-\\d\\d \\d\\d:\\d\\d:\\d\\d,2017-06-\\d\\d "
                        + "\\d\\d:\\d\\d:\\d\\d,\\d+,.+,.+,(Customer,,|Subscriber,(Female|Male),\\d{4}\\.0)"));
    }

    private static String text(String path) {
        return new String(SAMPLE.files().get(path), StandardCharsets.UTF_8);
    }

    private static Set<String> committed() throws IOException {
        try (Stream<Path> paths = Files.walk(COMMITTED)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> COMMITTED.relativize(path).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
