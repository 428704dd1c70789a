package io.landfall.loader.request;

/** A command cannot be carried out; the transaction it was tried in is rolled back. */
public final class RequestRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason for a person, with what to do */
    public RequestRefusedException(String reason) {
        super(reason);
    }
}
