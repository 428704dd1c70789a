package io.landfall.redshift.unload;

import io.landfall.redshift.unload.destination.Destination;
import io.landfall.redshift.unload.destination.FileNames;
import io.landfall.redshift.unload.destination.SliceFiles;
import io.landfall.redshift.unload.destination.UnloadedFile;
import io.landfall.redshift.unload.format.ResultColumn;
import io.landfall.redshift.unload.format.RowFormat;
import io.landfall.redshift.unload.format.SuperText;
import io.landfall.redshift.unload.statement.UnloadFormat;
import io.landfall.redshift.unload.statement.UnloadStatement;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Deals the rows out to the slices, and to the folders of their partitions, of which one is open at a time. */
final class RowDistribution implements UnloadSource.RowReceiver {
    /** Slices of the emulated cluster; with PARALLEL OFF one writes everything. */
    static final int SLICES = 2;

    private final UnloadStatement statement;
    private final Destination destination;
    private final FileNames names;
    private final int slices;
    private final List<UnloadedFile> files = new ArrayList<>();
    private List<SliceFiles> open = List.of();
    private Partitioning partitioning;
    private int[] superColumns;
    private RowFormat format;
    private String folder;
    private long count;

    RowDistribution(UnloadStatement statement, Destination destination, FileNames names) {
        this.statement = statement;
        this.destination = destination;
        this.names = names;
        this.slices = statement.options().parallel() ? SLICES : 1;
    }

    @Override
    public void columns(List<ResultColumn> columns) throws IOException, StatementFailed {
        partitioning = Partitioning.of(statement.options(), columns);
        format = RowFormat.of(statement, partitioning.keptColumns());
        superColumns = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).isSuper())
                .toArray();
        if (partitioning.keys().isEmpty()) {
            folder = "";
            openFolder();
        }
    }

    @Override
    public void row(String[] values) throws IOException, StatementFailed {
        if (!partitioning.keys().isEmpty()) {
            enter(partitioning.folder(values));
        }
        for (int column : superColumns) {
            values[column] = SuperText.of(values[column], statement.format());
        }
        SliceFiles slice = open.get((int) (count % slices));
        slice.write(partitioning.keptValues(values), statement.options().maxFileBytes());
        count++;
    }

    private void enter(String wanted) throws IOException, StatementFailed {
        if (wanted.equals(folder)) {
            return;
        }
        finish();
        folder = wanted;
        if (statement.options().cleanPath()) {
            destination.clean(names.folder(folder));
        }
        openFolder();
    }

    private void openFolder() throws IOException, StatementFailed {
        List<SliceFiles> next = new ArrayList<>();
        for (int slice = 0; slice < slices; slice++) {
            next.add(new SliceFiles(destination, names, format, folder, slice, files::add));
        }
        open = next;
    }

    /** Completes all files. Without partitions every slice leaves a text file, even when it had no rows. */
    void finish() throws IOException, StatementFailed {
        boolean text = !(statement.format() instanceof UnloadFormat.Parquet);
        for (SliceFiles slice : open) {
            if (text && partitioning.keys().isEmpty()) {
                slice.open();
            }
            slice.finish();
        }
    }

    /** Leaves nothing of files that are not complete; does nothing to those that are. */
    void abort() {
        open.forEach(SliceFiles::abort);
    }

    List<UnloadedFile> files() {
        return List.copyOf(files);
    }

    List<ResultColumn> columns() {
        return partitioning.columns();
    }

    long count() {
        return count;
    }
}
