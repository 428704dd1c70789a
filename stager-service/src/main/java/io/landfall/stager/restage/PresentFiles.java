package io.landfall.stager.restage;

import io.landfall.event.LandedFile;
import io.landfall.stager.reconcile.BucketListing;
import io.landfall.stager.reconcile.ListedObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Files as they are in the bucket at this moment.
 *
 * @param present with the version that counts now, in the order they were asked for
 * @param gone keys under which nothing is any more
 */
record PresentFiles(List<LandedFile> present, List<String> gone) {

    /** A request takes some ten milliseconds, most of it on the way. */
    private static final int AT_ONCE = 8;

    static PresentFiles of(BucketListing bucket, List<LandedFile> files) throws InterruptedException {
        List<LandedFile> present = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        ExecutorService requests = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Optional<LandedFile>>> questions = files.stream()
                    .<Callable<Optional<LandedFile>>>map(file -> () -> find(bucket, file.key()))
                    .toList();
            Iterator<LandedFile> asked = files.iterator();
            for (Future<Optional<LandedFile>> answer : requests.invokeAll(questions)) {
                String key = asked.next().key();
                answer.get().ifPresentOrElse(present::add, () -> gone.add(key));
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            requests.shutdownNow();
        }
        return new PresentFiles(present, gone);
    }

    /** A key is the first of those that begin with it. */
    private static Optional<LandedFile> find(BucketListing bucket, String key) {
        Iterator<ListedObject> objects = bucket.below(key);
        return Optional.ofNullable(objects.hasNext() ? objects.next() : null)
                .filter(object -> object.key().equals(key))
                .map(object -> object.in(bucket.bucket()));
    }
}
