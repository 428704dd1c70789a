package io.landfall.redshift.unload.format;

import java.io.OutputStream;

/** Where the bytes of a file go. */
public abstract class CountedStream extends OutputStream {

    /** Bytes written so far. */
    public abstract long position();
}
