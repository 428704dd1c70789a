package io.landfall.reliability.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Files of the Sparkify project as they land over time, from a seed: new ones, ones that come again or with more in them, ones
 * that cannot be loaded, and their corrections. Every version is kept on disk for the reference.
 */
public final class Workload {

    private static final int HUNDRED = 100;

    private final Random random;
    private final Path folder;
    private final Rows rows;
    private final List<Landing> landings = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private final Map<String, Landing> good = new LinkedHashMap<>();

    /** @param folder keeps the files; is created */
    public Workload(long seed, Path folder) {
        this.random = new Random(seed);
        this.folder = folder;
        this.rows = new Rows(random);
    }

    /** The next version of anything. */
    public Landing next() {
        int dice = random.nextInt(HUNDRED);
        if (dice < 8) {
            return bad();
        }
        if (dice < 16 && !rejected.isEmpty()) {
            return mended();
        }
        if (dice < 28 && !good.isEmpty()) {
            return overwrite();
        }
        if (dice < 36 && !good.isEmpty()) {
            return again();
        }
        if (dice < 38) {
            return land("elsewhere/" + landings.size() + ".txt", Kind.OUTSIDE, "not of any dataset\n");
        }
        return dice < 68 ? log() : song();
    }

    /** A new file of events. */
    public Landing log() {
        return land(rows.logKey(), Kind.NEW, rows.events());
    }

    /** A new file with one song. */
    public Landing song() {
        return land(rows.songKey(), Kind.NEW, rows.song());
    }

    /** A file of events that cannot be loaded. */
    public Landing bad() {
        String key = rows.logKey();
        rejected.add(key);
        return land(key, Kind.BAD, rows.broken());
    }

    private Landing mended() {
        return land(rejected.remove(random.nextInt(rejected.size())), Kind.MENDED, rows.events());
    }

    private Landing overwrite() {
        Landing before = anyOf(good);
        String more = before.dataset().equals("song_data") ? rows.song() : rows.events();
        return land(before.key(), Kind.OVERWRITE, text(before) + more);
    }

    private Landing again() {
        Landing before = anyOf(good);
        return land(before.key(), Kind.AGAIN, text(before));
    }

    private Landing anyOf(Map<String, Landing> files) {
        return files.values().stream()
                .skip(random.nextInt(files.size()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Landing landing) {
        return new String(landing.content(), StandardCharsets.UTF_8);
    }

    private Landing land(String key, Kind kind, String content) {
        int number = landings.size() + 1;
        Path file = folder.resolve(number + "-" + kind).resolve(key);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Landing landing = new Landing(number, key, kind, file);
        landings.add(landing);
        if (kind.isLoaded()) {
            good.put(key, landing);
        }
        return landing;
    }

    /** Everything so far, in the order it was made. */
    public List<Landing> landings() {
        return List.copyOf(landings);
    }
}
