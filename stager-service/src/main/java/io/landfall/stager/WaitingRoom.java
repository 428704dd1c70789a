package io.landfall.stager;

import io.landfall.event.FilesLanded;
import io.landfall.flow.Delivery;
import java.util.concurrent.Semaphore;

/**
 * Announcements of one dataset that wait to be staged or are being staged, as many as there is memory for. All datasets come over one
 * channel, so one that is slow must not make the others wait before it has used up its share; what finds no room waits in Kafka,
 * unacknowledged, and nothing is lost.
 */
final class WaitingRoom {

    /** Of the memory there is, this part is for what waits of one pipeline. */
    private static final int PART_OF_MEMORY = 8;

    /** What an announcement takes beside its files: its record in Kafka with headers, and what acknowledges it. */
    private static final int BYTES_OF_ANNOUNCEMENT = 3000;

    private static final int BYTES_OF_FILE = 1000;
    private static final int BYTES_OF_PERMIT = 1000;

    private final int size;
    private final Semaphore room;

    /** @param size announcements count 3, and their files 1 each */
    WaitingRoom(int size) {
        this.size = size;
        this.room = new Semaphore(size, true);
    }

    /** The room of one of so many datasets of a pipeline. */
    static WaitingRoom oneOf(int datasets) {
        long bytes = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY / Math.max(1, datasets);
        return new WaitingRoom((int) Math.min(Integer.MAX_VALUE, bytes / BYTES_OF_PERMIT));
    }

    /** Waits for room; it is given back when the announcement is done. */
    Delivery<FilesLanded> enter(Delivery<FilesLanded> landed) throws InterruptedException {
        int needed = needed(landed.event());
        room.acquire(needed);
        return new Delivery<>(landed.event(), landed.announced(), landed.cause(), () -> {
            room.release(needed);
            landed.done().run();
        });
    }

    /** One announcement always fits. */
    private int needed(FilesLanded event) {
        int bytes = BYTES_OF_ANNOUNCEMENT + BYTES_OF_FILE * event.files().size();
        return Math.min(size, bytes / BYTES_OF_PERMIT);
    }
}
