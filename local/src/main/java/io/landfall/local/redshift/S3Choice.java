package io.landfall.local.redshift;

import java.net.URI;

/** Where COPY reads and UNLOAD writes. */
public sealed interface S3Choice {

    /** An S3 that somebody else runs. */
    record Existing(URI endpoint) implements S3Choice {}

    /**
     * An S3 on the local disk, started and stopped with the warehouse; it takes any access keys.
     *
     * @param port 0 takes a free one
     */
    record Own(int port) implements S3Choice {}
}
