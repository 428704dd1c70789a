package io.landfall.stager.reject;

/** It is not certain which rows of a file were loaded and which were not, so its rows cannot be told apart. */
public final class RowsUnaccountedException extends Exception {

    private static final long serialVersionUID = 1L;

    RowsUnaccountedException(String message, Throwable cause) {
        super(message, cause);
    }
}
