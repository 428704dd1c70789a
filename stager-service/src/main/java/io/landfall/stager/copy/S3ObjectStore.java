package io.landfall.stager.copy;

import io.landfall.event.LandedFile;
import io.landfall.stager.reject.MissingObjectException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The landing bucket; what is written goes below a prefix that is nobody's data. */
public record S3ObjectStore(S3Client s3, String bucket) implements ObjectStore {

    /** A request takes some ten milliseconds, most of it on the way. */
    private static final int AT_ONCE = 16;

    private static final int CHANGED = 412;
    private static final int DENIED = 403;

    @Override
    public String put(String key, String content) {
        s3.putObject(r -> r.bucket(bucket).key(key).contentType("application/json"), RequestBody.fromString(content));
        return "s3://" + bucket + '/' + key;
    }

    @Override
    public InputStream open(LandedFile file) throws IOException {
        try {
            return s3.getObject(r -> r.bucket(file.bucket()).key(file.key()).ifMatch('"' + file.eTag() + '"'));
        } catch (NoSuchKeyException e) {
            throw new MissingObjectException(file.url(), e);
        } catch (S3Exception e) {
            if (e.statusCode() == CHANGED) {
                throw new MissingObjectException(file.url(), e);
            }
            if (e.statusCode() == DENIED) {
                throw new IOException("this service may not read " + file.url(), e);
            }
            throw e;
        }
    }

    @Override
    public List<LandedFile> current(List<LandedFile> files) throws InterruptedException {
        ExecutorService requests = Executors.newFixedThreadPool(Math.min(AT_ONCE, files.size()));
        try {
            List<Callable<LandedFile>> questions = files.stream()
                    .<Callable<LandedFile>>map(f -> () -> current(f))
                    .toList();
            List<LandedFile> current = new ArrayList<>();
            for (Future<LandedFile> answer : requests.invokeAll(questions)) {
                current.add(answer.get());
            }
            return current;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            requests.shutdownNow();
        }
    }

    private LandedFile current(LandedFile file) {
        try {
            HeadObjectResponse now = s3.headObject(r -> r.bucket(file.bucket()).key(file.key()));
            return new LandedFile(
                    file.bucket(),
                    file.key(),
                    file.versionId() == null ? null : now.versionId(),
                    now.eTag().replace("\"", ""),
                    now.contentLength(),
                    file.sequencer());
        } catch (NoSuchKeyException e) {
            return file;
        }
    }

    @Override
    public List<String> keys(String prefix, String after, int most) {
        return s3
                .listObjectsV2(
                        r -> r.bucket(bucket).prefix(prefix).startAfter(after).maxKeys(most))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    @Override
    public void delete(List<String> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(objects).quiet(true)));
    }
}
