package io.landfall.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.LoadFailed;
import io.landfall.event.StagingFailed;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Divvy example from file to table: whatever comes when and how often, the tables are what the files say. */
@ExtendWith(Shared.class)
class DivvyIT {

    private static final Path SAMPLE = ExampleFlow.directory("divvy").resolve("sample");
    private static final String DAY = "trips/2017/06/trips-2017-06-02.csv";
    private static final String NEXT_DAY = "trips/2017/06/trips-2017-06-03.csv";
    private static final String EXPORT = "trips_2017_sample.csv";
    private static final String STATIONS = "stations_2017.csv";

    private final Warehouse local;
    private final DivvyReference reference = new DivvyReference();
    private ExampleFlow divvy;

    DivvyIT(Warehouse local) {
        this.local = local;
    }

    @BeforeEach
    void emptyWarehouse() throws Exception {
        divvy = new ExampleFlow(local, "divvy");
    }

    @AfterEach
    void stop() {
        divvy.close();
    }

    @Test
    void sampleInAnyOrderAndToldOfTwiceIsWhatTheFilesSayAfterEveryLoad() throws Exception {
        List<String> keys = sample();
        Collections.shuffle(keys, new Random(5));
        for (int from = 0; from < keys.size(); from += 6) {
            List<String> group = keys.subList(from, Math.min(from + 6, keys.size()));
            LandedFile[] files = group.stream().map(this::put).toArray(LandedFile[]::new);
            divvy.land(files);
            divvy.land(files);
            divvy.awaitLoaded(from + files.length);
            assertTablesAreWhatTheFilesSay();
        }
        assertThat(reference.trips()).hasSizeGreaterThan(1300);
        // Some trips start at stations that are no longer in the list.
        assertThat(notPassed()).containsExactly("trips_start_at_known_stations");
        assertThat(divvy.announced().all())
                .noneMatch(e -> e instanceof FilesRejected || e instanceof StagingFailed || e instanceof LoadFailed);
    }

    @Test
    void overwrittenFileAddsWhatIsNewAndItsDaysAreCountedAgain() throws Exception {
        divvy.land(put(DAY), put(NEXT_DAY), put(EXPORT), put(STATIONS));
        divvy.awaitLoaded(4);
        // Starts on a day of one file and ends on a day of another.
        String more =
                "500,1130001,2017-06-02 23:59:00,2017-06-03 00:09:00,600,Miller's Weir,Café Véloroute,Customer,,\r\n";
        divvy.land(put(DAY, text(DAY) + more));
        divvy.awaitLoaded(5);

        assertTablesAreWhatTheFilesSay();
        assertThat(divvy.query("SELECT COUNT(*) FROM divvy.trips WHERE trip_number = 1130001"))
                .containsExactly("1");
        assertThat(divvy.checks())
                .noneSatisfy((name, outcome) -> assertThat(outcome.status()).matches(CheckStatus::isFailure));
    }

    @Test
    void sameFilesAgainChangeNothing() throws Exception {
        LandedFile day = put(DAY);
        divvy.land(day);
        divvy.awaitLoaded(1);
        divvy.land(day);
        await().until(() -> !divvy.announced().of(FilesSkipped.class).isEmpty());
        // The same content under another key is another file to everybody but the tables.
        divvy.land(put("trips_2017_copy.csv", text(DAY)));
        divvy.awaitLoaded(2);
        assertTablesAreWhatTheFilesSay();
    }

    @Test
    void newListOfStationsReplacesTheOldOne() throws Exception {
        divvy.land(put(STATIONS), put(DAY));
        divvy.awaitLoaded(2);
        String shorter = text(STATIONS).lines().limit(11).collect(Collectors.joining("\n", "", "\n"))
                + "900,New Quay,Lakemere,43.5,-85.5,20,7/4/2017 9:05,\n";
        divvy.land(put(STATIONS, shorter));
        divvy.awaitLoaded(3);

        assertTablesAreWhatTheFilesSay();
        assertThat(divvy.query("SELECT COUNT(*) || '/' || MAX(online_at) FROM divvy.stations"))
                .containsExactly("11/2017-07-04 09:05:00");
    }

    @Test
    void whatIsNoTripIsNotLoadedAndACheckTells() throws Exception {
        divvy.land(put(DAY, text(DAY) + "500,1130001,2017-06-02 23:59:00,,,Miller's Weir,,Customer,,\r\n"));
        divvy.awaitLoaded(1);
        assertThat(notPassed()).contains("no_trip_is_lost").doesNotContain("trips_are_unique", "traffic_equals_trips");
    }

    private List<String> notPassed() throws Exception {
        return divvy.checks().values().stream()
                .filter(outcome -> !outcome.passed())
                .map(CheckOutcome::check)
                .toList();
    }

    private void assertTablesAreWhatTheFilesSay() throws Exception {
        assertThat(divvy.query("SELECT station_id || '|' || name || '|' || city || '|' || capacity || '|' || online_at "
                        + "FROM divvy.stations"))
                .containsExactlyInAnyOrderElementsOf(reference.stations());
        assertThat(divvy.query("SELECT trip_number || '|' || start_time || '|' || end_time || '|' || duration_seconds"
                        + " || '|' || start_station || '|' || end_station || '|' || user_type || '|' || COALESCE(gender, '')"
                        + " || '|' || COALESCE(birth_year::VARCHAR, '') FROM divvy.trips"))
                .containsExactlyInAnyOrderElementsOf(reference.trips());
        assertThat(traffic()).isEqualTo(reference.traffic());
    }

    private Map<String, String> traffic() throws Exception {
        List<String> rows = divvy.query("SELECT station || '|' || day || '=' || departures || '|' || arrivals || '|' "
                + "|| total_seconds || '|' || COALESCE(average_seconds::VARCHAR, '') || '|' "
                + "|| COALESCE(longest_seconds::VARCHAR, '') FROM divvy.station_traffic");
        Map<String, String> traffic = new LinkedHashMap<>();
        rows.forEach(row -> traffic.put(row.substring(0, row.indexOf('=')), row.substring(row.indexOf('=') + 1)));
        assertThat(traffic).hasSameSizeAs(rows);
        return traffic;
    }

    private LandedFile put(String key) {
        return put(key, text(key));
    }

    /** Puts it, and lets the reference know. */
    private LandedFile put(String key, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (key.startsWith("stations")) {
            reference.stations(bytes);
        } else {
            reference.trips(bytes);
        }
        return divvy.put(key, bytes);
    }

    private static String text(String key) {
        try {
            return Files.readString(SAMPLE.resolve(key));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> sample() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SAMPLE.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
