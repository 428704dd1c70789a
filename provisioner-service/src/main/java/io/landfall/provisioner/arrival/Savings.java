package io.landfall.provisioner.arrival;

import io.landfall.event.SavingsCounted;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.price.Price;
import io.landfall.provisioner.price.PriceTable;
import java.util.List;
import java.util.Optional;

/** What pauses saved, at the price the table has for what is defined. */
public final class Savings {

    private static final double MILLIS_AN_HOUR = 3_600_000.0;
    private static final double CENTS = 100.0;
    private static final String USUAL_CURRENCY = "USD";

    private final WarehouseDefinition warehouse;
    private final PriceTable prices;

    public Savings(WarehouseDefinition warehouse, PriceTable prices) {
        this.warehouse = warehouse;
        this.prices = prices;
    }

    /** One for each pause that has ended and was not counted. Where no price is known nothing is claimed: 0. */
    public List<SavingsCounted> due(WarehouseHistory history) {
        Optional<Price> price = prices.of(warehouse);
        return history.uncounted().stream().map(pause -> of(pause, price)).toList();
    }

    private SavingsCounted of(Pause pause, Optional<Price> price) {
        long millis = pause.length().toMillis();
        double cost = price.map(Price::hourly).orElse(0.0) * millis / MILLIS_AN_HOUR;
        return new SavingsCounted(
                warehouse.warehouse(),
                pause.begun(),
                pause.ended(),
                millis,
                Math.round(cost * CENTS) / CENTS,
                price.map(Price::currency).orElse(USUAL_CURRENCY));
    }
}
