package io.landfall.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParentWatchIT {

    private Process parent;

    @BeforeEach
    void start() throws Exception {
        parent = new ProcessBuilder("sh", "-c", "while :; do sleep 1; done").start();
    }

    @AfterEach
    void stop() throws Exception {
        parent.destroyForcibly().waitFor();
    }

    @Test
    void theEndOfTheParentIsNoticedHoweverItEnds() throws Exception {
        CountDownLatch noticed = new CountDownLatch(1);
        ParentWatch.begin(parent.pid(), Optional.of(parent.toHandle()), noticed::countDown);
        assertThat(noticed.getCount()).isEqualTo(1);
        parent.destroyForcibly();
        assertThat(noticed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoeverIsAdoptedHasLostItsParent() {
        AtomicInteger gone = new AtomicInteger();
        ParentWatch.begin(parent.pid() + 1, Optional.of(parent.toHandle()), gone::incrementAndGet);
        ParentWatch.begin(parent.pid(), Optional.empty(), gone::incrementAndGet);
        assertThat(gone).hasValue(2);
    }
}
