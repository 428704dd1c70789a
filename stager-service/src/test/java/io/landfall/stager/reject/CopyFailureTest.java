package io.landfall.stager.reject;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LandedFile;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyFailureTest {

    private static final LandedFile ONE = file("a/1");
    private static final LandedFile TEN = file("a/10");
    private static final List<LandedFile> FILES = List.of(ONE, TEN, file("a/it's 1"));

    @Test
    void theFileThatWasBeingReadIsNamed() {
        assertThat(failure("Something new", "S3 key being read : s3://b/a/10")).contains(TEN);
        assertThat(failure("Something new", "S3 key being read : s3://b/a/1")).contains(ONE);
        assertThat(failure("Something new", "S3 key being read : s3://b/a/it's 1"))
                .contains(FILES.get(2));
    }

    @Test
    void theFileOfASpectrumErrorIsNamedByItsAddress() {
        assertThat(failure(
                        "Spectrum Scan Error", "File 'https://s3.eu.amazonaws.com/b/a/1' has an incompatible Parquet"))
                .contains(ONE);
    }

    @Test
    void whatNamesNoneOfTheFilesIsNotAboutThem() {
        assertThat(of("Something new", "S3 key being read : s3://b/jsonpaths.json"))
                .isEmpty();
        assertThat(of("Disk Full", "none")).isEmpty();
    }

    @Test
    void whatMayPassIsNotAboutTheFiles() {
        assertThat(of("S3ServiceException:Slow Down,Status 503,Error SlowDown,CanRetry 1", "s3://b/a/1"))
                .isEmpty();
        assertThat(of("Problem reading manifest file - S3ServiceException:x", "S3 key being read : s3://b/a/1"))
                .isEmpty();
    }

    @Test
    void anObjectThatMayNotBeReadIsAboutTheObject() {
        Optional<CopyFailure> denied = of(
                "S3ServiceException:Access Denied,Status 403,Error AccessDenied,CanRetry 1",
                "S3 key being read : s3://b/a/1");
        assertThat(denied.orElseThrow().isDenied()).isTrue();
        assertThat(denied.orElseThrow().named()).contains(ONE);
    }

    @Test
    void aColumnarFileIsExplainedByTheDetails() {
        assertThat(of("Spectrum Scan Error", "File 'https://s3.eu.amazonaws.com/b/a/1' is odd")
                        .orElseThrow()
                        .reason())
                .isEqualTo("Spectrum Scan Error: File 'https://s3.eu.amazonaws.com/b/a/1' is odd");
    }

    private static Optional<LandedFile> failure(String text, String context) {
        return of(text, context).orElseThrow().named();
    }

    private static Optional<CopyFailure> of(String text, String context) {
        String message = "ERROR: " + text + "\n  Detail: \n  ----\n  error:  " + text
                + "\n  code:      8001\n  context:   " + context + "\n  query:     1\n  ----\n";
        return CopyFailure.of(new SQLException(message, "XX000"), FILES);
    }

    private static LandedFile file(String key) {
        return new LandedFile("b", key, null, "e", 1, null);
    }
}
