package io.landfall.examples.divvy;

import io.landfall.examples.SampleFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sample files of the Divvy example: the shape of the data sets they stand for, none of their content. The seed is
 * fixed and no clock is read, so every run gives the same bytes.
 */
public final class DivvySample {

    private static final long SEED = 20170601L;
    /** An export has one trip in so many, whatever day it is of; the files of the days have it too. */
    private static final int EXPORT_SHARE = 12;

    private final List<Station> stations;
    private final List<Trip> trips;

    public DivvySample() {
        Random random = new Random(SEED);
        stations = new StationNetwork(random).stations();
        trips = new TripHistory(stations, random).trips();
    }

    /** The content of every file by its path below the sample folder, which is also its key in the landing bucket. */
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("stations_2017.csv", SampleCsv.stations(stations));
        files.put("trips_2017_sample.csv", SampleCsv.trips(exported()));
        trips.stream()
                .collect(Collectors.groupingBy(Trip::delivered))
                .forEach((day, ofDay) -> files.put(path(day), SampleCsv.trips(ofDay)));
        return files;
    }

    List<Station> stations() {
        return stations;
    }

    List<Trip> trips() {
        return trips;
    }

    List<Trip> exported() {
        return trips.stream().filter(trip -> trip.number() % EXPORT_SHARE == 0).toList();
    }

    private static String path(LocalDate day) {
        return "trips/%1$tY/%1$tm/trips-%1$tF.csv".formatted(day);
    }

    /**
     * Writes the sample anew. What was in the folder before is deleted.
     *
     * @param args the folder
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: DivvySample FOLDER");
            System.exit(64);
        }
        SampleFolder.write(Path.of(args[0]), new DivvySample().files());
    }
}
