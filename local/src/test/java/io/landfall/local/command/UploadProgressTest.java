package io.landfall.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UploadProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long millis;

    @Test
    void aScreenShowsItAfterAMomentAndIsCleanInTheEnd() {
        UploadProgress progress = progress(true);
        after(999, progress, 1);
        assertThat(text()).isEmpty();
        after(1, progress, 2);
        after(1, progress, 3);
        assertThat(text()).contains("uploaded 2/9").doesNotContain("3/9");
        after(99, progress, 4);
        assertThat(text()).contains("uploaded 4/9");
        progress.close();
        assertThat(text()).endsWith("\u001b[1A");
    }

    @Test
    void otherwiseItIsALineNowAndThen() {
        UploadProgress progress = progress(false);
        after(9_999, progress, 1);
        after(1, progress, 2);
        after(9_999, progress, 3);
        after(1, progress, 4);
        progress.close();
        assertThat(text()).isEqualToNormalizingNewlines("uploaded 2/9\nuploaded 4/9\n");
    }

    private UploadProgress progress(boolean live) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(stream, stream, false, live, live, false, 80);
        return new UploadProgress(terminal, 9, () -> TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void after(long time, UploadProgress progress, int done) {
        millis += time;
        progress.accept(done);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
