package io.landfall.reliability;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Writes the results of a long run into a page, between two marks; what people wrote around them stays. */
final class Report {

    private static final String BEGIN = "<!-- results: written by the run -->";
    private static final String END = "<!-- end of the results -->";
    private static final double MEGABYTE = 1024.0 * 1024;

    private final long seed;
    private final Tally tally;
    private final Evidence evidence;

    Report(long seed, Tally tally, Evidence evidence) {
        this.seed = seed;
        this.tally = tally;
        this.evidence = evidence;
    }

    /** @param end how the run ended */
    void write(Path page, Duration took, int files, String end) throws IOException {
        String before = Files.exists(page) ? Files.readString(page) : BEGIN + '\n' + END + '\n';
        int from = before.indexOf(BEGIN);
        int to = before.indexOf(END);
        Files.createDirectories(page.toAbsolutePath().getParent());
        Files.writeString(page, before.substring(0, from) + BEGIN + results(took, files, end) + before.substring(to));
    }

    private String results(Duration took, int files, String end) {
        return "\n\n" + LocalDate.now() + ", seed " + seed + ", " + took.toMinutes() + " minutes, " + files
                + " object versions, **" + tally.faults() + " faults**. " + end + "\n\n" + machine()
                + "\n\n| fault | happened | healed in s, median | slowest |\n|---|---|---|---|\n" + faults()
                + "\n| sentence of the proof | asked | about at most | against it |\n|---|---|---|---|\n" + sentences()
                + '\n';
    }

    private static String machine() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "Machine: %d processors (%s), %.0f GB, %s, Java %s.",
                system.getAvailableProcessors(),
                system.getArch(),
                system.getTotalMemorySize() / MEGABYTE / 1024,
                system.getName(),
                Runtime.version().feature());
    }

    private String faults() {
        StringBuilder rows = new StringBuilder();
        tally.forEach((fault, times) -> rows.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f |%n",
                fault,
                times.size(),
                seconds(times, times.size() / 2),
                seconds(times, times.size() - 1))));
        return rows.toString();
    }

    private static double seconds(List<Duration> times, int index) {
        return times.get(index).toMillis() / 1000.0;
    }

    private String sentences() {
        StringBuilder rows = new StringBuilder();
        evidence.forEach((text, asked) -> rows.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d |%n",
                text,
                asked.times(),
                asked.most(),
                asked.against().size())));
        return rows.toString();
    }
}
