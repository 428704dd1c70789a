package io.landfall.local.demo;

/** The demo cannot go on. The message says where it stands and what to look at. */
public final class DemoException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
