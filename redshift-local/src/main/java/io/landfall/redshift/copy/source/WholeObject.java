package io.landfall.redshift.copy.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * An object's bytes, of which none may be missing: the JDK's HTTP client takes a connection that ends early for the end of
 * the object.
 */
final class WholeObject extends FilterInputStream {
    private long missing;

    /** @param length what S3 announced, in bytes */
    WholeObject(InputStream in, long length) {
        super(in);
        this.missing = length;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? -1 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        missing -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) {
        if (read >= 0) {
            missing -= read;
        } else if (missing > 0) {
            throw SdkClientException.create("transfer closed with " + missing + " bytes remaining to read");
        }
    }
}
