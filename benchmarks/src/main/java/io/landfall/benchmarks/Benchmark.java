package io.landfall.benchmarks;

/** Measures one claim. */
interface Benchmark {

    String name();

    /** @throws Exception when it cannot be measured */
    Finding run(WarehouseProcess warehouse) throws Exception;
}
