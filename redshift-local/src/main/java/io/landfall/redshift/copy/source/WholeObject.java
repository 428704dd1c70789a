package io.landfall.redshift.copy.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
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
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = super.read(buffer, offset, length);
            count(read);
            return read;
        } catch (SocketException broken) {
            throw SdkClientException.create("Failure when receiving data from the peer", broken);
        }
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
