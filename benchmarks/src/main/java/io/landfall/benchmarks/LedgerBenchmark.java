package io.landfall.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the ledger's growth costs: asking about a batch of files, half of them known, in a ledger of all its files against one of
 * a hundredth of them.
 *
 * @param files the ledger holds in the end; a multiple of 100 batches
 */
record LedgerBenchmark(int files, int rounds) implements Benchmark {

    private static final double LIMIT = 2.0;
    private static final int SHARE = 100;

    @Override
    public String name() {
        return "ledger-growth";
    }

    @Override
    public Finding run(WarehouseProcess warehouse) throws Exception {
        Bookkeeping books = Bookkeeping.empty(Notifications.router(), warehouse.asService());
        int few = Math.max(Bookkeeping.BATCH, files / SHARE);
        books.book(0, few);
        Figure small = new Figure(questions(books, few), "µs a file");
        books.book(few, files - few);
        Figure large = new Figure(questions(books, files), "µs a file");
        return Finding.ratio(
                name(),
                String.format(Locale.ROOT, "asking a ledger of %d files", files),
                large,
                String.format(Locale.ROOT, "of %d", few),
                small,
                LIMIT);
    }

    private List<Double> questions(Bookkeeping books, int inLedger) throws Exception {
        List<Double> micros = new ArrayList<>();
        // The first rounds warm up and are not counted.
        for (int round = -2; round < rounds; round++) {
            long begin = System.nanoTime();
            int known = books.known(inLedger - Bookkeeping.BATCH / 2, Bookkeeping.BATCH);
            double took = (System.nanoTime() - begin) / 1e3 / Bookkeeping.BATCH;
            if (known != Bookkeeping.BATCH / 2) {
                throw new IllegalStateException(known + " files are known, not " + Bookkeeping.BATCH / 2);
            }
            if (round >= 0) {
                micros.add(took);
            }
        }
        return micros;
    }
}
