package io.landfall.provisioner.resource;

import io.landfall.project.WarehouseKind;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Refuses a warehouse whose definition has changed its kind while the compute of the former kind still exists, and costs. */
public final class OtherKind implements Resource {

    private final String warehouse;
    private final WarehouseKind former;
    private final BooleanSupplier exists;

    /** @param exists whether there is compute of the former kind that is this warehouse's */
    public OtherKind(String warehouse, WarehouseKind former, BooleanSupplier exists) {
        this.warehouse = warehouse;
        this.former = former;
        this.exists = exists;
    }

    @Override
    public Address address() {
        return new Address("former " + word() + " compute", warehouse);
    }

    @Override
    public boolean isWanted() {
        return false;
    }

    @Override
    public Finding find() {
        return teardownObstacle().<Finding>map(Finding.Refused::new).orElseGet(Finding.Settled::new);
    }

    /** A teardown as it is defined would take away what that compute needs, and leave the compute. */
    @Override
    public Optional<String> teardownObstacle() {
        return exists.getAsBoolean()
                ? Optional.of("warehouse %s exists as %s; set kind: %s again and tear it down first"
                        .formatted(warehouse, word(), word()))
                : Optional.empty();
    }

    @Override
    public void create() {
        throw new IllegalStateException("there is nothing to create");
    }

    @Override
    public void change(Finding.Different found) {
        throw new IllegalStateException("there is nothing to change");
    }

    @Override
    public Removal remove(RemovalOptions options) {
        return new Removal.Gone();
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        return teardownObstacle().<Removal>map(Removal.Kept::new).orElseGet(Removal.Gone::new);
    }

    /** It is nothing: that it is as it should be does not mean that there is a warehouse. */
    @Override
    public boolean outlivesTeardown() {
        return true;
    }

    private String word() {
        return former.name().toLowerCase(Locale.ROOT);
    }
}
