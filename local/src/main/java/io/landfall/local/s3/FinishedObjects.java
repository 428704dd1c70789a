package io.landfall.local.s3;

import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists an object when all of it is written, as S3 does. The disk shows what is being written, and what a killed process was
 * writing, beside the object: under its key, a dash and a UUID, and without an ETag.
 */
final class FinishedObjects extends ForwardingBlobStore {

    private static final Pattern BEING_WRITTEN =
            Pattern.compile(".*-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    FinishedObjects(BlobStore store) {
        super(store);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        ListObjectsV2Response page = super.list(request);
        return page.toBuilder()
                .contents(page.contents().stream()
                        .filter(object -> isFinished(request.bucket(), object))
                        .toList())
                .build();
    }

    /** Somebody's own key may look the same; it is still there when it is looked at again. */
    private boolean isFinished(String bucket, S3Object object) {
        return !BEING_WRITTEN.matcher(object.key()).matches()
                || object.eTag() != null && blobExists(bucket, object.key());
    }
}
