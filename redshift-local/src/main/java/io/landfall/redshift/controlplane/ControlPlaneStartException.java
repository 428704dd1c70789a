package io.landfall.redshift.controlplane;

/** The control plane could not be started; the message is fit for a user. */
public final class ControlPlaneStartException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ControlPlaneStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
