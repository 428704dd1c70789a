package io.landfall.stager.copy;

import io.landfall.event.LandedFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Compares the files that the session's last COPY read with those it was to read. {@code sys_load_detail} has a row for
 * each file, and is written beside the transaction and may be late: nothing in it says nothing, and too little in it is asked
 * for once more. It cuts names to 256 bytes, so longer ones cannot be told apart and are not compared.
 */
final class ScannedFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_NAME = 256;
    private static final long PAUSE_MILLIS = 250;

    private ScannedFiles() {}

    /** @throws IllegalStateException if COPY is known to have read others than these */
    static void compare(Handle session, List<LandedFile> files) throws InterruptedException {
        List<String> urls = files.stream().map(LandedFile::url).distinct().toList();
        if (urls.stream().anyMatch(url -> url.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME)) {
            return;
        }
        long expected = urls.size();
        long until = System.nanoTime() + PATIENCE.toNanos();
        long scanned = scanned(session);
        while (scanned > 0 && scanned < expected && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            scanned = scanned(session);
        }
        if (scanned > 0 && scanned != expected) {
            throw new IllegalStateException("COPY read " + scanned + " files instead of the " + expected
                    + " in its manifest; the batch is rolled back");
        }
    }

    private static long scanned(Handle session) {
        return session.createQuery("""
                        SELECT COUNT(DISTINCT TRIM(file_name)) FROM sys_load_detail
                        WHERE query_id = pg_last_copy_id()""").mapTo(Long.class).one();
    }
}
