package io.landfall.redshift.access;

/** The password was right, and still the user is not let in; the message is for the client. */
public final class LoginRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public LoginRefused(String message) {
        super(message);
    }
}
