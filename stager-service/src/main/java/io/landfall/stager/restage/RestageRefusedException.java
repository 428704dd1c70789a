package io.landfall.stager.restage;

/** Files are not staged again; the message is for a person and says why. */
public final class RestageRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RestageRefusedException(String message) {
        super(message);
    }
}
