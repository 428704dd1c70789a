package io.landfall.stager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Cause;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.flow.Delivery;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void roomIsGivenBackWhenAnAnnouncementIsDone() throws Exception {
        WaitingRoom room = new WaitingRoom(10);
        Delivery<FilesLanded> first = room.enter(landed(4));
        CompletableFuture<Delivery<FilesLanded>> second = CompletableFuture.supplyAsync(() -> enter(room, landed(4)));
        assertThat(second).isNotDone();
        first.done().run();
        await().until(second::isDone);
        assertThat(second.join().event()).isEqualTo(first.event());
        assertThat(done).hasValue(1);
    }

    @Test
    void smallAnnouncementsFindMoreRoomThanLargeOnes() throws Exception {
        WaitingRoom room = new WaitingRoom(12);
        for (int i = 0; i < 3; i++) {
            room.enter(landed(1));
        }
        assertThat(done).hasValue(0);
    }

    @Test
    void announcementLargerThanTheRoomFitsWhenItIsAlone() throws Exception {
        WaitingRoom room = new WaitingRoom(2);
        room.enter(landed(10)).done().run();
        room.enter(landed(10)).done().run();
        assertThat(done).hasValue(2);
    }

    private static Delivery<FilesLanded> enter(WaitingRoom room, Delivery<FilesLanded> landed) {
        try {
            return room.enter(landed);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private Delivery<FilesLanded> landed(int files) {
        FilesLanded event =
                new FilesLanded("p", "d", Collections.nCopies(files, new LandedFile("b", "k", null, "e", 1, "01")));
        return new Delivery<>(event, Instant.EPOCH, new Cause("c", "c"), done::incrementAndGet);
    }
}
