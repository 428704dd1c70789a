package io.landfall.checks.question;

/** The check cannot be asked as it is written, or its answer is of a form that says nothing. Its outcome is broken. */
public final class UnanswerableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, for the person who wrote the check */
    public UnanswerableException(String message) {
        super(message);
    }
}
