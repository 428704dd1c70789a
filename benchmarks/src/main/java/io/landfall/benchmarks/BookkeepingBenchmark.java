package io.landfall.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Files heard of, asked about and written into the ledger, a transaction for each batch, one batch after another; COPY apart. A
 * peer publishes 280 files in a second.
 *
 * @param files in all; measured in ten portions
 * @param memory whether the finding is the heap the books take, instead of the time
 */
record BookkeepingBenchmark(int files, boolean memory) implements Benchmark {

    private static final double PEER = 280;
    private static final double MOST_GROWTH_MB = 2;
    private static final double BYTES_PER_MB = 1e6;
    private static final int PORTIONS = 10;

    @Override
    public String name() {
        return memory ? "books-heap" : "bookkeeping";
    }

    @Override
    public Finding run(WarehouseProcess warehouse) throws Exception {
        Bookkeeping books = Bookkeeping.empty(Notifications.router(), warehouse.asService());
        int portion = files / PORTIONS;
        List<Double> rates = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        for (int i = 0; i < PORTIONS; i++) {
            long begin = System.nanoTime();
            books.book(i * portion, portion);
            rates.add(portion / ((System.nanoTime() - begin) / 1e9));
            heap.add(heapMegabytes());
        }
        return memory ? growth(portion, heap) : rate(rates);
    }

    private Finding rate(List<Double> rates) {
        Figure figure = new Figure(rates, "files/s");
        return new Finding(
                name(),
                String.format(
                        Locale.ROOT, "%s; first portion %.0f, last %.0f", figure.text(), rates.get(0), last(rates)),
                "a peer's 280 files/s",
                PEER / figure.median(),
                1.0,
                "x");
    }

    private Finding growth(int portion, List<Double> heap) {
        return new Finding(
                name(),
                String.format(Locale.ROOT, "%.1f MB after %d files", last(heap), files),
                String.format(Locale.ROOT, "%.1f MB after %d", heap.get(0), portion),
                last(heap) - heap.get(0),
                MOST_GROWTH_MB,
                "MB");
    }

    private static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    /** What is left after a collection. */
    private static double heapMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / BYTES_PER_MB;
    }
}
