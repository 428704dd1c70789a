package io.landfall.examples.divvy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Lets riders use the bikes for two weeks. */
final class TripHistory {

    static final LocalDate FIRST_DAY = LocalDate.of(2017, 6, 1);
    static final int DAYS = 14;

    private static final int FIRST_NUMBER = 1_120_004;
    private static final int SECONDS_OF_DAY = 86_400;
    /** One trip in so many is told of a day late. */
    private static final int LATE_SHARE = 40;
    /** One trip in so many starts shortly before midnight, so that some end on the next day. */
    private static final int NIGHT_SHARE = 60;

    /** One trip in so many is one of two. */
    private static final int TOGETHER_SHARE = 50;

    /** A station that was closed before the list of stations was written. */
    static final String CLOSED_STATION = "Lanternfield Ave (Temp)";

    private final List<Station> stations;
    private final Random random;

    TripHistory(List<Station> stations, Random random) {
        this.stations = stations;
        this.random = random;
    }

    /** All trips in the order of their starts, which is also that of their numbers. */
    List<Trip> trips() {
        List<LocalDateTime> starts = Stream.iterate(FIRST_DAY, day -> day.plusDays(1))
                .limit(DAYS)
                .flatMap(this::startsOn)
                .sorted(Comparator.naturalOrder())
                .toList();
        List<Trip> trips = new ArrayList<>();
        int number = FIRST_NUMBER;
        for (LocalDateTime start : starts) {
            Trip trip = trip(number, start);
            // Of two who ride together nothing differs but the number.
            if (random.nextInt(TOGETHER_SHARE) == 0) {
                trip = trip.as(number, Rider.CUSTOMER);
                number++;
                trips.add(trip.as(number, Rider.CUSTOMER));
            }
            trips.add(trip);
            number += 1 + random.nextInt(9);
        }
        trips.sort(Comparator.comparingInt(Trip::number));
        return List.copyOf(trips);
    }

    private Stream<LocalDateTime> startsOn(LocalDate day) {
        List<LocalDateTime> starts = new ArrayList<>();
        int trips = 85 + random.nextInt(40);
        for (int i = 0; i < trips; i++) {
            int second = random.nextInt(NIGHT_SHARE) == 0
                    ? SECONDS_OF_DAY - 1 - random.nextInt(300)
                    : 18_000 + random.nextInt(SECONDS_OF_DAY - 18_000);
            starts.add(day.atStartOfDay().plusSeconds(second));
        }
        return starts.stream();
    }

    private Trip trip(int number, LocalDateTime start) {
        int seconds = 61 + random.nextInt(1_500) + (random.nextInt(30) == 0 ? random.nextInt(10_000) : 0);
        boolean late = random.nextInt(LATE_SHARE) == 0 && start.toLocalDate().isBefore(FIRST_DAY.plusDays(DAYS - 1));
        return new Trip(
                number,
                start,
                start.plusSeconds(seconds),
                station(),
                station(),
                rider(),
                start.toLocalDate().plusDays(late ? 1 : 0));
    }

    private String station() {
        return random.nextInt(150) == 0
                ? CLOSED_STATION
                : stations.get(random.nextInt(stations.size())).name();
    }

    private Rider rider() {
        int lot = random.nextInt(6);
        return lot == 0 ? Rider.CUSTOMER : Rider.subscriber(lot < 3 ? "Female" : "Male", 1948 + random.nextInt(52));
    }
}
