package io.landfall.failure;

/** Rows cannot be loaded as they are, and never will be: terminal for their batch, and for no other. */
public final class UnfitDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the rows, and what to do */
    public UnfitDataException(String message) {
        super(message);
    }
}
