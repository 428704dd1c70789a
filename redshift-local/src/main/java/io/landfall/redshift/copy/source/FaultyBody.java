package io.landfall.redshift.copy.source;

import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.fault.Firing;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;

/** An answer of S3 in which something happens after so many bytes. */
final class FaultyBody extends FilterInputStream {
    private final Firing firing;
    private final Faults faults;
    private long left;
    private boolean over;

    FaultyBody(InputStream body, Firing firing, Faults faults) {
        super(body);
        this.firing = firing;
        this.faults = faults;
        this.left = firing.afterBytes();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0 || over) {
            return super.read(buffer, offset, length);
        }
        if (left == 0) {
            return happen() ? -1 : super.read(buffer, offset, length);
        }
        int read = super.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Whether the answer ends here. */
    private boolean happen() throws IOException {
        if (firing.effect() instanceof Effect.S3Cut cut) {
            if (cut.as() == Effect.Cut.RESET) {
                throw new SocketException("Connection reset");
            }
            return true;
        }
        if (firing.effect() instanceof Effect.Delay delay) {
            firing.waiting().await(delay.duration());
            faults.over(firing);
        }
        over = true;
        return false;
    }
}
