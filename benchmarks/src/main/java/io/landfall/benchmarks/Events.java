package io.landfall.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Random;

/** The rows to load: listening events of a made-up service, the same ones as CSV and as JSON. */
final class Events {
    static final String DDL = "CREATE TABLE %s (event_id bigint NOT NULL, happened timestamp NOT NULL, user_id integer,"
            + " level varchar(8), page varchar(32), song varchar(120), length decimal(9,3), paid boolean,"
            + " location varchar(80))";
    private static final long SEED = 20181101;
    private static final LocalDateTime START = LocalDateTime.of(2018, 11, 1, 0, 0);
    private static final String[] PAGES = {"NextSong", "Home", "Login", "Settings"};
    private static final String[] CITIES = {"Lake Havasu City-Kingman, AZ", "Zürich, CH", "São Paulo, BR", "Boise, ID"};

    private Events() {}

    static void writeCsv(Path file, int rows) throws IOException {
        write(file, rows, "%d,%s,%d,%s,%s,\"%s\",%s,%s,\"%s\"\n");
    }

    static void writeJson(Path file, int rows) throws IOException {
        write(
                file,
                rows,
                "{\"event_id\":%d,\"happened\":\"%s\",\"user_id\":%d,\"level\":\"%s\",\"page\":\"%s\",\"song\":\"%s\","
                        + "\"length\":%s,\"paid\":%s,\"location\":\"%s\"}\n");
    }

    private static void write(Path file, int rows, String pattern) throws IOException {
        Random random = new Random(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int row = 0; row < rows; row++) {
                out.write(String.format(Locale.ROOT, pattern, fields(row, random)));
            }
        }
    }

    private static Object[] fields(int row, Random random) {
        boolean paid = random.nextInt(4) == 0;
        return new Object[] {
            row,
            START.plusSeconds(row).toString().replace('T', ' ') + (row % 60 == 0 ? ":00" : ""),
            random.nextInt(5_000),
            paid ? "paid" : "free",
            PAGES[random.nextInt(PAGES.length)],
            "Song number " + random.nextInt(100_000) + " (live)",
            String.format(Locale.ROOT, "%.3f", 60 + random.nextDouble() * 400),
            paid,
            CITIES[random.nextInt(CITIES.length)]
        };
    }
}
