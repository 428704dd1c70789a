package io.landfall.redshift.controlplane.warehouse;

/** A database could not be started, stopped or removed; the message says why and what to do. */
public class WarehouseHostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WarehouseHostException(String message, Throwable cause) {
        super(message, cause);
    }
}
