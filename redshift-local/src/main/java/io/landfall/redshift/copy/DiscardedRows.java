package io.landfall.redshift.copy;

/** Where rows go with NOLOAD. */
final class DiscardedRows implements LoadTarget.RowSink {

    @Override
    public void write(byte[] rows) {
        // Being encoded was all that was wanted of them.
    }

    @Override
    public void finish() {
        // Nothing was begun.
    }

    @Override
    public void abort() {
        // Nothing was begun; the error itself aborts the transaction.
    }
}
