package io.landfall.local.stack;

/** The stack cannot do what was asked. The message is one line for a person: what is wrong and what to do. */
public final class StackException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
