package io.landfall.local.warehouse;

/** There is no warehouse to talk to. */
public final class NoWarehouseException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NoWarehouseException() {
        super("no warehouse yet; run: ./landfall provision");
    }
}
