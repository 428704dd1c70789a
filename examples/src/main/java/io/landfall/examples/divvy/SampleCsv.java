package io.landfall.examples.divvy;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CSV spelled as in the original: stations with a comma at the end of every line and no zero before a day, trips with two
 * columns in front that have no names, and lines that end as on Windows.
 */
final class SampleCsv {

    private static final String STATIONS_HEADER = "id,name,city,latitude,longitude,dpcapacity,online_date,";
    private static final String TRIPS_HEADER =
            ",Unnamed: 0,Start Time,End Time,Trip Duration,Start Station,End Station," + "User Type,Gender,Birth Year";
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M/d/uuuu H:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private SampleCsv() {}

    static byte[] stations(List<Station> stations) {
        return lines(Stream.concat(Stream.of(STATIONS_HEADER), stations.stream().map(SampleCsv::station)), "\n");
    }

    static byte[] trips(List<Trip> trips) {
        Stream<String> rows = IntStream.range(0, trips.size()).mapToObj(row -> row + "," + trip(trips.get(row)));
        return lines(Stream.concat(Stream.of(TRIPS_HEADER), rows), "\r\n");
    }

    private static String station(Station station) {
        return Stream.of(
                        station.id(),
                        quoted(station.name()),
                        station.city(),
                        station.latitude(),
                        station.longitude(),
                        station.capacity(),
                        SHORT.format(station.online()),
                        "")
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String trip(Trip trip) {
        return Stream.of(
                        trip.number(),
                        SECONDS.format(trip.start()),
                        SECONDS.format(trip.end()),
                        trip.seconds(),
                        quoted(trip.from()),
                        quoted(trip.to()),
                        trip.rider().type(),
                        trip.rider().gender(),
                        trip.rider().birthYear())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static byte[] lines(Stream<String> lines, String end) {
        return lines.map(line -> line + end).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }
}
