package io.landfall.stager.batch;

import io.landfall.event.LandedFile;
import io.landfall.project.Compression;
import io.landfall.project.Dataset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Files divided into what one COPY takes: all compressed alike, and within the dataset's bounds. Each becomes a batch. */
public final class Portions {

    private Portions() {}

    /** Every file once, in the order given within a portion; a file beyond the bound on bytes is alone. */
    public static List<List<LandedFile>> of(List<LandedFile> files, Dataset dataset) {
        Map<Compression, List<LandedFile>> alike = new EnumMap<>(Compression.class);
        files.forEach(file -> alike.computeIfAbsent(dataset.format().compressionOf(file.key()), c -> new ArrayList<>())
                .add(file));
        List<List<LandedFile>> portions = new ArrayList<>();
        alike.values().forEach(group -> divide(group, dataset, portions));
        return portions;
    }

    private static void divide(List<LandedFile> files, Dataset dataset, List<List<LandedFile>> portions) {
        int begin = 0;
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) {
            long size = files.get(i).size();
            boolean full = i - begin >= dataset.batch().maxFiles()
                    || bytes + size > dataset.batch().maxBytes();
            if (full && i > begin) {
                portions.add(List.copyOf(files.subList(begin, i)));
                begin = i;
                bytes = 0;
            }
            bytes += size;
        }
        if (begin < files.size()) {
            portions.add(List.copyOf(files.subList(begin, files.size())));
        }
    }
}
