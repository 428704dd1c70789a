package io.landfall.redshift.copy.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of one object. When the connection breaks in the middle, reading goes on where it stopped, on a new one, a bounded
 * number of times; the object must not have changed meanwhile.
 */
final class ObjectStream extends InputStream {
    /** Attempts that bring nothing; one that brings bytes starts the count anew. */
    private static final int MOST_ATTEMPTS = 3;

    private final Opener opener;
    private ResponseInputStream<GetObjectResponse> in;
    private long position;
    private final long length;
    private int failures;

    /** Opens the object from an offset on. */
    interface Opener {
        ResponseInputStream<GetObjectResponse> open(long offset) throws SdkException;
    }

    ObjectStream(Opener opener) {
        this.opener = opener;
        this.in = opener.open(0);
        this.length = in.response().contentLength();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        while (true) {
            try {
                int count = in.read(target, offset, most);
                if (count < 0 && position < length) {
                    throw new EOFException("the object ended after " + position + " of " + length + " bytes");
                }
                position += Math.max(0, count);
                failures = count > 0 ? 0 : failures;
                return count;
            } catch (IOException broken) {
                reopen(broken);
            }
        }
    }

    private void reopen(IOException broken) throws IOException {
        failures++;
        if (failures >= MOST_ATTEMPTS) {
            throw new BrokenTransfer(broken);
        }
        closeBroken();
        in = opener.open(position);
    }

    private void closeBroken() {
        try {
            in.close();
        } catch (IOException alreadyBroken) {
            // Nothing is left to close.
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
