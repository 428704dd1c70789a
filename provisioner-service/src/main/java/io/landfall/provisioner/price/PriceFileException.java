package io.landfall.provisioner.price;

/** A file of prices cannot be used. The message names file and line, and says what is wrong. */
public final class PriceFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    PriceFileException(String message) {
        super(message);
    }

    PriceFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
