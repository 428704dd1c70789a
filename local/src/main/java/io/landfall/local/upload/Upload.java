package io.landfall.local.upload;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts files into a bucket, several at once. */
public final class Upload {

    private static final int PARALLEL = 16;

    /** So many failures without a success between them: nothing gets through, and each takes its time to find out. */
    private static final int HOPELESS = 2 * PARALLEL;

    private final S3Client s3;
    private final String bucket;

    public Upload(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** A file that could not be uploaded, and why. */
    private record Failure(String key, String message) {}

    /**
     * Returns when every object is there. A file that cannot be uploaded keeps no other one back, unless nothing gets through.
     *
     * @param progress hears how many are there, on the calling thread
     * @throws UploadException naming each file that could not be uploaded, in the order of the keys
     */
    public void run(UploadPlan plan, IntConsumer progress) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL, Upload::thread);
        try {
            ExecutorCompletionService<Optional<Failure>> uploads = new ExecutorCompletionService<>(threads);
            plan.files().entrySet().forEach(file -> uploads.submit(put(file)));
            List<String> failed = failures(uploads, plan.files().size(), progress);
            if (!failed.isEmpty()) {
                throw new UploadException(String.join("\n", failed));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Of a daemon, so that a command that was interrupted ends. */
    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "landfall-upload");
        thread.setDaemon(true);
        return thread;
    }

    private static List<String> failures(
            ExecutorCompletionService<Optional<Failure>> uploads, int files, IntConsumer progress)
            throws InterruptedException {
        SortedMap<String, String> failed = new TreeMap<>();
        int there = 0;
        int inARow = 0;
        for (int ended = 1; ended <= files && inARow < HOPELESS; ended++) {
            Optional<Failure> failure = next(uploads);
            failure.ifPresent(f -> failed.put(f.key(), f.message()));
            inARow = failure.isPresent() ? inARow + 1 : 0;
            if (failure.isEmpty()) {
                progress.accept(++there);
            }
        }
        return failed.isEmpty() ? List.of() : lines(failed.values(), there, files);
    }

    private static List<String> lines(Collection<String> failed, int there, int files) {
        List<String> lines = new ArrayList<>(failed);
        int untried = files - there - failed.size();
        String rest = untried == 0 ? "" : "; nothing got through any more, so %d were not tried".formatted(untried);
        lines.add("%d of %d files are uploaded%s".formatted(there, files, rest));
        return lines;
    }

    private static Optional<Failure> next(ExecutorCompletionService<Optional<Failure>> uploads)
            throws InterruptedException {
        try {
            return uploads.take().get();
        } catch (ExecutionException e) {
            throw new UploadException(e.getCause().toString(), e.getCause());
        }
    }

    private Callable<Optional<Failure>> put(Map.Entry<String, Path> file) {
        return () -> {
            try {
                s3.putObject(r -> r.bucket(bucket).key(file.getKey()), file.getValue());
                return Optional.empty();
            } catch (SdkException | UncheckedIOException e) {
                return Optional.of(new Failure(
                        file.getKey(),
                        "cannot upload %s to s3://%s/%s: %s"
                                .formatted(file.getValue(), bucket, file.getKey(), e.getMessage())));
            }
        };
    }
}
