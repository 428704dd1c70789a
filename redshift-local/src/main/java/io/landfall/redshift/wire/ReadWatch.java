package io.landfall.redshift.wire;

import java.io.IOException;

/** Is asked while a read finds nothing, so that one thread can look after both sides of a session. */
@FunctionalInterface
public interface ReadWatch {

    /**
     * Nothing has come for a while.
     *
     * @throws IOException to end the read
     */
    void stillWaiting() throws IOException;
}
