package io.landfall.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what is claimed. Exit code 1 when a claim does not hold. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Starts a warehouse of its own, measures each claim against its floor, and prints the ratios.")
public final class Benchmarks implements Callable<Integer> {

    /** Kept, because loggers that nobody holds are forgotten with their levels. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private static final double CSV_LIMIT = 1.3;
    private static final double JSON_LIMIT = 2.0;
    private static final int CHECKS = 25;
    private static final int CHECKED_ROWS = 1_000_000;

    @Option(names = "--rows", defaultValue = "1000000", description = "Rows for COPY. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--queries",
            defaultValue = "5000",
            description = "Point queries a round. Default: ${DEFAULT-VALUE}.")
    private int queries;

    @Option(names = "--connections", defaultValue = "200", description = "Idle ones. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(names = "--idle", defaultValue = "PT15S", description = "How long. Default: ${DEFAULT-VALUE}.")
    private Duration idle;

    @Option(names = "--files", defaultValue = "100000", description = "Files to book. Default: ${DEFAULT-VALUE}.")
    private int files;

    @Option(
            names = "--notifications",
            defaultValue = "10000",
            description = "Notifications of a burst. Default: ${DEFAULT-VALUE}.")
    private int notifications;

    @Option(names = "--only", split = ",", description = "Names of the benchmarks to run.")
    private List<String> only = List.of();

    @Option(names = "--json", description = "Print one JSON object a benchmark.")
    private boolean json;

    /** Run through {@code benchmarks/run}, which says in {@code landfall.home} where the installation is. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        // The PostgreSQL driver warns about a server as old as Redshift says it is.
        DRIVER.setLevel(Level.SEVERE);
        Path folder = Files.createTempDirectory("landfall-benchmarks");
        Path launcher = Path.of(System.getProperty("landfall.home", ".")).resolve("landfall");
        try (WarehouseProcess warehouse = WarehouseProcess.start(launcher.toAbsolutePath(), folder)) {
            boolean met = true;
            for (Benchmark benchmark : benchmarks(warehouse, folder)) {
                met &= report(benchmark, warehouse);
            }
            return met ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    /** One that cannot be measured does not keep the others from it. */
    private boolean report(Benchmark benchmark, WarehouseProcess warehouse) throws JsonProcessingException {
        try {
            Finding finding = benchmark.run(warehouse);
            System.out.println(json ? new ObjectMapper().writeValueAsString(finding) : finding.line());
            return finding.met();
        } catch (Exception failure) {
            System.err.println(benchmark.name() + " cannot be measured: " + failure.getMessage());
            return false;
        }
    }

    private List<Benchmark> benchmarks(WarehouseProcess warehouse, Path folder) throws Exception {
        Path csv = folder.resolve("events.csv");
        Path ndjson = folder.resolve("events.json");
        List<Benchmark> chosen = new ArrayList<>(List.of(
                new IdleConnectionsBenchmark(connections, idle),
                PointQueryBenchmark.pointQuery(rounds, queries / 5),
                PointQueryBenchmark.roundTrip(rounds, queries),
                new CopyBenchmark("copy-csv", "events.csv", "CSV", csv, rows, rounds, CSV_LIMIT),
                new LedgerBenchmark(files, rounds),
                new BookkeepingBenchmark(files, false),
                new BookkeepingBenchmark(files, true),
                new BurstBenchmark(notifications),
                new VersionsBenchmark(Bookkeeping.BATCH, rounds),
                new ChecksBenchmark(CHECKS, CHECKED_ROWS, rounds),
                new CopyBenchmark("copy-json", "events.json", "JSON 'auto'", csv, rows, rounds, JSON_LIMIT)));
        chosen.removeIf(benchmark -> !only.isEmpty() && !only.contains(benchmark.name()));
        if (chosen.stream().anyMatch(CopyBenchmark.class::isInstance)) {
            Events.writeCsv(csv, rows);
            Events.writeJson(ndjson, rows);
            LandingBucket.upload(warehouse, csv, ndjson);
        }
        return chosen;
    }

    private static void delete(Path folder) throws Exception {
        List<Path> children;
        try (Stream<Path> paths = Files.walk(folder)) {
            children = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : children) {
            Files.deleteIfExists(path);
        }
    }
}
