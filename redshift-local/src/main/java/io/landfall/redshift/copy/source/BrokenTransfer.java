package io.landfall.redshift.copy.source;

import java.io.IOException;

/** An object that cannot be read on, after all attempts. */
final class BrokenTransfer extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenTransfer(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
