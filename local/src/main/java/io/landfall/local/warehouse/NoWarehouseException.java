package io.landfall.local.warehouse;

/** There is no warehouse to talk to. */
public final class NoWarehouseException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NoWarehouseException() {
        this("no warehouse yet; run: ./landfall provision");
    }

    private NoWarehouseException(String message) {
        super(message);
    }

    static NoWarehouseException paused(String warehouse) {
        return new NoWarehouseException("warehouse " + warehouse + " is paused; run: ./landfall resume");
    }
}
