package io.landfall.redshift.unload.destination;

import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.source.S3Failure;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.statement.S3Location;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/** S3 as UNLOAD sees it. Its refusals are Redshift's errors. */
public final class Destination {
    private static final String NOT_EMPTY =
            "Specified unload destination on S3 is not empty. Consider using a different"
                    + " bucket / prefix, manually removing the target files in S3, or using the ALLOWOVERWRITE option.";
    private static final String LISTER = "s3_utility.cpp:670";
    private static final String WRITER = "s3_text_unloader.cpp:364";

    private final ObjectStore store;
    private final LoadContext context;

    public Destination(ObjectStore store, LoadContext context) {
        this.store = store;
        this.context = context;
    }

    /** Fails when something is there already. */
    public void requireEmpty(S3Location prefix) throws StatementFailed {
        try {
            boolean empty = store.client()
                    .listObjectsV2(request ->
                            request.bucket(prefix.bucket()).prefix(prefix.key()).maxKeys(1))
                    .contents()
                    .isEmpty();
            if (!empty) {
                throw new StatementFailed(ServerError.of(ServerError.INTERNAL_ERROR, NOT_EMPTY));
            }
        } catch (SdkException failure) {
            throw listing(failure, prefix);
        }
    }

    /** Deletes what is there (CLEANPATH). */
    public void clean(S3Location prefix) throws StatementFailed {
        try {
            for (SourceFile file : store.list(prefix)) {
                store.client().deleteObject(request -> request.bucket(prefix.bucket())
                        .key(file.location().key()));
            }
        } catch (SdkException failure) {
            throw listing(failure, prefix);
        }
    }

    /** Writes a small object whole. */
    public void put(S3Location location, byte[] content) throws StatementFailed {
        try {
            store.client()
                    .putObject(
                            request -> request.bucket(location.bucket()).key(location.key()),
                            RequestBody.fromBytes(content));
        } catch (SdkException failure) {
            throw writing(failure, location);
        }
    }

    ObjectUpload upload(S3Location location) {
        return new ObjectUpload(store.client(), location);
    }

    StatementFailed writing(SdkException failure, S3Location location) {
        return S3Failure.of(failure, "Failed to initialize S3 output stream. S3 path: " + location, WRITER, context);
    }

    private StatementFailed listing(SdkException failure, S3Location prefix) {
        String text = "Listing bucket=" + prefix.bucket() + " prefix=" + prefix.key();
        return S3Failure.of(failure, text, LISTER, context);
    }
}
