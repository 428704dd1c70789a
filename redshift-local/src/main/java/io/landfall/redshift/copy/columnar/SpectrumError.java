package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.source.SourceFile;
import java.util.function.Function;

/**
 * Errors of the layer that reads columnar files for COPY. Whatever is wrong, the message is the same; the file and the reason are
 * in the context (observed; COPY reference, "COPY from columnar data formats").
 */
final class SpectrumError {
    private static final String MESSAGE = "Spectrum Scan Error";
    private static final int CODE = 15001;
    private static final String LOCATION = "dory_util.cpp:1509";

    private final SourceFile file;
    private final String url;
    private final LoadContext load;

    /** @param region of the bucket, which is part of the address Spectrum reads from */
    SpectrumError(SourceFile file, String region, LoadContext load) {
        this.file = file;
        this.url = "https://s3." + region + ".amazonaws.com/" + file.location().bucket() + "/"
                + file.location().key();
        this.load = load;
    }

    SourceFile file() {
        return file;
    }

    LoadContext load() {
        return load;
    }

    /** @param context tells what is wrong, given the address of the file */
    CopyFailed of(Function<String, String> context) {
        return of(context, null);
    }

    CopyFailed of(Function<String, String> context, Throwable cause) {
        String process = "worker_thread [pid=" + load.pid() + "]";
        return new CopyFailed(
                ExecutionError.of(MESSAGE, CODE, context.apply(url), LOCATION, process, load.queryId()), cause);
    }
}
