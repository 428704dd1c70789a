package io.landfall.examples.sparkify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invents artists and their songs. All names are made up. */
final class SongCatalogue {

    private static final int SINGLE_ARTISTS = 52;
    private static final int DOUBLE_ARTISTS = 6;
    private static final int FIRST_YEAR = 1961;
    private static final int YEARS = 50;

    /** Names that a careless loader trips over: accents, quotes, a comma, a pipe, a backslash, another script. */
    private static final List<String> AWKWARD_NAMES = List.of(
            "Élan Vérité",
            "Sørensen's Måne",
            "The \"Paper\" Kites Club",
            "Los Años Ñandú",
            "Grüße aus Überall",
            "Slate, Sand & Sons",
            "Half|Open",
            "Back\\Slash Orchestra",
            "Żółta Łódź",
            "夜の灯台");

    private static final List<String> FIRST = List.of(
            "Copper", "Velvet", "Hollow", "Paper", "Northern", "Static", "Golden", "Quiet", "Wooden", "Electric");
    private static final List<String> SECOND =
            List.of("Lanterns", "Harbor", "Foxes", "Parade", "Engines", "Orchards", "Tides", "Satellites", "Weather");
    private static final List<String> TITLES = List.of(
            "Leave the Light On",
            "Señal Perdida",
            "Don't Wait Up",
            "Ten Miles (Live)",
            "Où Va la Nuit",
            "Say \"When\"",
            "Glass / Water",
            "Half Past Never",
            "Mañana, Tal Vez",
            "Counting Trains",
            "Föhn",
            "Kitchen Radio",
            "Last Bus Home [Demo]",
            "Everything's Fine",
            "Low Tide");
    private static final List<String> PLACES = List.of(
            "",
            "",
            "Reykjavík, Iceland",
            "Porto, Portugal",
            "Duluth, MN",
            "Málaga, Spain",
            "",
            "Hamilton, Ohio",
            "Leeds, England",
            "São Luís, Brazil",
            "Somewhere between the \"old\" mill, the river and the last stop of line 4");

    private final Random random;
    private int serial;

    SongCatalogue(Random random) {
        this.random = random;
    }

    List<Song> songs() {
        List<Song> songs = new ArrayList<>();
        for (int i = 0; i < SINGLE_ARTISTS + DOUBLE_ARTISTS; i++) {
            Artist artist = artist(i);
            songs.add(song(artist));
            if (i >= SINGLE_ARTISTS) {
                songs.add(song(artist));
            }
        }
        return List.copyOf(songs);
    }

    private Artist artist(int index) {
        String location = pick(PLACES);
        boolean placed = !location.isEmpty() && random.nextInt(4) > 0;
        return new Artist(
                id("AR", index),
                name(index),
                location,
                placed ? decimal(-60 + 120 * random.nextDouble()) : null,
                placed ? decimal(-180 + 360 * random.nextDouble()) : null);
    }

    private static String name(int index) {
        if (index < AWKWARD_NAMES.size()) {
            return AWKWARD_NAMES.get(index);
        }
        int combination = index - AWKWARD_NAMES.size();
        String first = FIRST.get(combination % FIRST.size());
        return first + ' ' + SECOND.get((combination / FIRST.size() + combination) % SECOND.size());
    }

    private Song song(Artist artist) {
        int number = serial++;
        String letters =
                "A" + letter("AB") + letter("ABC") + letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + letter("DEFGHIKLMNOP");
        String title = TITLES.get(number % TITLES.size());
        int year = random.nextInt(3) == 0 ? 0 : FIRST_YEAR + random.nextInt(YEARS);
        BigDecimal duration = decimal(120 + 240 * random.nextDouble());
        return new Song(id("TR" + letters, number), id("SO", number), title, artist, duration, year);
    }

    /** Eighteen characters, the last two of them the number: unique whatever the random part is. */
    private String id(String prefix, int number) {
        StringBuilder id = new StringBuilder(prefix);
        while (id.length() < 7) {
            id.append(letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
        }
        return id + String.format(Locale.ROOT, "12%07X%02X", random.nextInt(1 << 28), number);
    }

    private char letter(String alphabet) {
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static BigDecimal decimal(double value) {
        return new BigDecimal(String.format(Locale.ROOT, "%.5f", value));
    }
}
