package io.landfall.examples.divvy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invents the stations. All names are made up. */
final class StationNetwork {

    static final int STATIONS = 40;

    private static final LocalDateTime FIRST_ONLINE = LocalDateTime.of(2013, 6, 10, 10, 43);
    private static final int ONLINE_SPAN_MINUTES = 1_600_000;

    private static final List<String> STREETS = List.of(
            "Aldermoor St",
            "Bramblegate Ave",
            "Cindervale Blvd",
            "Dovermast St",
            "Elmhollow Ave",
            "Ferrowick St",
            "Gantrybridge Rd",
            "Harbormill Dr",
            "Ironquay Ave",
            "St. Juniper St");

    /** Names that a careless loader trips over: a comma, quotes, accents, an apostrophe. */
    private static final List<String> AWKWARD_NAMES =
            List.of("Kettledrum Pier (North, Upper Deck)", "Plaza \"The Anvil\"", "Café Véloroute", "Miller's Weir");

    private final Random random;

    StationNetwork(Random random) {
        this.random = random;
    }

    /** All stations in the order of their ids, which have gaps. */
    List<Station> stations() {
        List<Station> stations = new ArrayList<>();
        int id = 2;
        for (String name : names()) {
            stations.add(station(id, name));
            id += 1 + random.nextInt(3);
        }
        return List.copyOf(stations);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(AWKWARD_NAMES);
        for (int first = 0; first < STREETS.size(); first++) {
            for (int second = first + 1; second < STREETS.size() && names.size() < STATIONS; second++) {
                names.add(STREETS.get(first) + " & " + STREETS.get(second));
            }
        }
        return names;
    }

    private Station station(int id, String name) {
        return new Station(
                id,
                name,
                city(random.nextInt(20)),
                degrees(43, 71_000_000),
                degrees(-86, 62_000_000),
                11 + 4 * random.nextInt(10),
                FIRST_ONLINE.plusMinutes(random.nextInt(ONLINE_SPAN_MINUTES)));
    }

    /** Some are written with a blank at the end, as in the original. */
    private static String city(int lot) {
        return switch (lot) {
            case 0 -> "Lakemere ";
            case 1, 2 -> "Evenholm";
            default -> "Lakemere";
        };
    }

    private BigDecimal degrees(int whole, int fraction) {
        BigDecimal offset = BigDecimal.valueOf(fraction + random.nextInt(9_000_000), 8);
        return BigDecimal.valueOf(whole).add(offset).setScale(random.nextBoolean() ? 6 : 8, RoundingMode.DOWN);
    }
}
