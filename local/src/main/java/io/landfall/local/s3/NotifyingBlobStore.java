package io.landfall.local.s3;

import java.io.InputStream;
import java.time.Clock;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A store that announces each change of an object to the queue its bucket names, after the change is made and before it is answered. */
final class NotifyingBlobStore extends ForwardingBlobStore {

    private static final Logger LOG = LoggerFactory.getLogger(NotifyingBlobStore.class);

    private final NotificationStore configurations;
    private final SettingsStore settings;
    private final Sequencer sequencer;
    private final EventMessages messages;
    private final EventDelivery delivery;
    private final Clock clock;
    private final Object sequencing = new Object();

    NotifyingBlobStore(
            BlobStore store,
            NotificationStore configurations,
            SettingsStore settings,
            Sequencer sequencer,
            EventMessages messages,
            EventDelivery delivery,
            Clock clock) {
        super(store);
        this.configurations = configurations;
        this.settings = settings;
        this.sequencer = sequencer;
        this.messages = messages;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        ObjectKeys.requireStorable(request.key());
        PutObjectResponse response = super.putBlob(request, content);
        created(EventType.PUT, request.bucket(), request.key());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        ObjectKeys.requireStorable(request.destinationKey());
        CopyObjectResponse response = super.copyBlob(request);
        created(EventType.COPY, request.destinationBucket(), request.destinationKey());
        return response;
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        ObjectKeys.requireStorable(request.key());
        return super.initiateMultipartUpload(request);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        created(EventType.COMPLETE_MULTIPART_UPLOAD, upload.containerName(), upload.blobName());
        return response;
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        DeleteObjectResponse response = super.removeBlob(request);
        removed(request.bucket(), request.key());
        return response;
    }

    @Override
    public void deleteBucket(String bucket) {
        if (holdsOnlyNotes(bucket)) {
            super.deleteContainer(bucket);
        } else {
            super.deleteBucket(bucket);
        }
        configurations.forget(bucket);
        settings.forget(bucket);
    }

    /** Whether unfinished uploads are all there is: they are not in the way of deleting a bucket of S3. */
    private boolean holdsOnlyNotes(String bucket) {
        return list(bucket).contents().stream().allMatch(object -> ObjectKeys.isInternal(object.key()));
    }

    private void created(EventType type, String bucket, String key) {
        if (ObjectKeys.isInternal(key)) {
            return;
        }
        configurations.of(bucket).ruleFor(type, key).ifPresent(rule -> {
            ObjectEvent event = describe(type, bucket, key);
            if (event == null) {
                LOG.debug("s3://{}/{} was removed before it could be announced", bucket, key);
            } else {
                announce(rule, event);
            }
        });
    }

    private void removed(String bucket, String key) {
        if (ObjectKeys.isInternal(key)) {
            return;
        }
        configurations
                .of(bucket)
                .ruleFor(EventType.DELETE, key)
                .ifPresent(rule -> announce(
                        rule,
                        new ObjectEvent(EventType.DELETE, bucket, key, null, null, sequencer.next(), clock.instant())));
    }

    /**
     * What the store holds now, not what this request wrote: of two writers of one key the one with the larger sequencer then always
     * describes the content that stayed. Null when the object is gone again.
     */
    private ObjectEvent describe(EventType type, String bucket, String key) {
        synchronized (sequencing) {
            HeadObjectResponse head = blobMetadataIfPresent(bucket, key);
            return head == null
                    ? null
                    : new ObjectEvent(
                            type,
                            bucket,
                            key,
                            head.contentLength(),
                            unquoted(head.eTag()),
                            sequencer.next(),
                            clock.instant());
        }
    }

    private void announce(NotificationRule rule, ObjectEvent event) {
        delivery.deliver(rule.destination(), messages.message(event, rule.id()));
    }

    private static String unquoted(String eTag) {
        return eTag == null ? null : eTag.replace("\"", "");
    }
}
