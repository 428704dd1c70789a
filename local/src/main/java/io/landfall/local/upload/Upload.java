package io.landfall.local.upload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts files into a bucket, a few at a time. */
public final class Upload {

    private static final int PARALLEL = 4;

    private final S3Client s3;
    private final String bucket;

    public Upload(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * Returns when every object is there.
     *
     * @param progress hears how many are there, on the calling thread
     * @throws UploadException naming the first file that could not be uploaded
     */
    public void run(UploadPlan plan, IntConsumer progress) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL, task -> new Thread(task, "landfall-upload"));
        try {
            ExecutorCompletionService<Void> uploads = new ExecutorCompletionService<>(threads);
            List<Future<Void>> submitted = new ArrayList<>();
            plan.files().entrySet().forEach(file -> submitted.add(uploads.submit(put(file))));
            for (int done = 1; done <= submitted.size(); done++) {
                uploads.take().get();
                progress.accept(done);
            }
        } catch (ExecutionException e) {
            throw new UploadException(e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Void> put(Map.Entry<String, Path> file) {
        return () -> {
            try {
                s3.putObject(r -> r.bucket(bucket).key(file.getKey()), file.getValue());
                return null;
            } catch (SdkException e) {
                throw new UploadException(
                        "cannot upload %s to s3://%s/%s: %s"
                                .formatted(file.getValue(), bucket, file.getKey(), e.getMessage()),
                        e);
            }
        };
    }
}
