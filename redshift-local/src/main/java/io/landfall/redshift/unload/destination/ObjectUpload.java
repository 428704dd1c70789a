package io.landfall.redshift.unload.destination;

import io.landfall.redshift.copy.statement.S3Location;
import io.landfall.redshift.unload.format.CountedStream;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Writes an object as it comes: whole when it is small, otherwise in parts, of which one is in memory at a time. */
final class ObjectUpload extends CountedStream {
    private static final int PART = 8 * 1024 * 1024;
    private static final int FIRST_BUFFER = 16 * 1024;

    private final S3Client s3;
    private final S3Location location;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private long position;
    /** Null while there is no upload in parts. */
    private String uploadId;

    private boolean ended;

    ObjectUpload(S3Client s3, S3Location location) {
        this.s3 = s3;
        this.location = location;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = ended ? 0 : length;
        position += left;
        while (left > 0) {
            int count = Math.min(left, PART - filled);
            reserve(filled + count);
            System.arraycopy(bytes, from, buffer, filled, count);
            filled += count;
            from += count;
            left -= count;
            if (filled == PART) {
                sendPart();
            }
        }
    }

    private void reserve(int size) {
        if (size > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(PART, Math.max(size, 2 * buffer.length)));
        }
    }

    private void sendPart() {
        if (uploadId == null) {
            uploadId = s3.createMultipartUpload(
                            request -> request.bucket(location.bucket()).key(location.key()))
                    .uploadId();
        }
        int number = parts.size() + 1;
        String tag = s3.uploadPart(
                        request -> request.bucket(location.bucket())
                                .key(location.key())
                                .uploadId(uploadId)
                                .partNumber(number),
                        body())
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        filled = 0;
    }

    private RequestBody body() {
        return RequestBody.fromInputStream(new ByteArrayInputStream(buffer, 0, filled), filled);
    }

    /** Makes the object appear. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        if (uploadId == null) {
            s3.putObject(request -> request.bucket(location.bucket()).key(location.key()), body());
        } else {
            if (filled > 0) {
                sendPart();
            }
            s3.completeMultipartUpload(request -> request.bucket(location.bucket())
                    .key(location.key())
                    .uploadId(uploadId)
                    .multipartUpload(upload -> upload.parts(parts)));
        }
        ended = true;
        buffer = null;
    }

    /** Makes nothing appear; what is written from now on is dropped. */
    void abort() {
        if (ended) {
            return;
        }
        ended = true;
        buffer = null;
        if (uploadId != null) {
            s3.abortMultipartUpload(request ->
                    request.bucket(location.bucket()).key(location.key()).uploadId(uploadId));
        }
    }
}
