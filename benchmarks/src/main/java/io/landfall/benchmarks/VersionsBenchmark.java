package io.landfall.benchmarks;

import io.landfall.event.LandedFile;
import io.landfall.stager.copy.S3ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Whether the files of a batch are still the ones that were announced, which staging asks before it commits: a request for each
 * file, some at once. Against a peer's 280 files in a second.
 */
record VersionsBenchmark(int files, int rounds) implements Benchmark {

    private static final double PEER = 280;

    @Override
    public String name() {
        return "file-versions";
    }

    @Override
    public Finding run(WarehouseProcess warehouse) throws Exception {
        try (S3Client s3 = LandingBucket.client(warehouse)) {
            List<LandedFile> small = IntStream.range(0, files)
                    .mapToObj(Notifications::file)
                    .map(f -> new LandedFile(LandingBucket.BUCKET, f.key(), null, f.eTag(), f.size(), f.sequencer()))
                    .toList();
            LandingBucket.upload(warehouse, small);
            S3ObjectStore store = new S3ObjectStore(s3, LandingBucket.BUCKET);
            List<Double> rates = new ArrayList<>();
            for (int round = -1; round < rounds; round++) {
                long begin = System.nanoTime();
                int answered = store.current(small).size();
                if (round >= 0) {
                    rates.add(answered / ((System.nanoTime() - begin) / 1e9));
                }
            }
            Figure figure = new Figure(rates, "files/s");
            return new Finding(name(), figure.text(), "a peer's 280 files/s", PEER / figure.median(), 1.0, "x");
        }
    }
}
