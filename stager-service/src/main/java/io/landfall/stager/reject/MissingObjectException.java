package io.landfall.stager.reject;

import java.io.IOException;

/** The object is not there any more, or not as it was announced. */
public final class MissingObjectException extends IOException {

    private static final long serialVersionUID = 1L;

    public MissingObjectException(String url, Throwable cause) {
        super(url + " is gone", cause);
    }
}
