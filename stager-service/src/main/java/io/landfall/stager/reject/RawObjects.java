package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import java.io.IOException;
import java.io.InputStream;

/** Objects as they are in S3, for looking at what COPY could not load. */
public interface RawObjects {

    /**
     * The object from its beginning, as it was announced; the caller closes the stream.
     *
     * @throws IOException if it is gone, has changed since, or may not be read by this service
     */
    InputStream open(LandedFile file) throws IOException;
}
