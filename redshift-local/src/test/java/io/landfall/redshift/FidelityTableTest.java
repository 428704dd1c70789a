package io.landfall.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fidelity table promises tests; they have to be there. */
class FidelityTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW =
            Pattern.compile("\\|(.*[^\\\\])\\|\\s*(supported|refused|differs)\\s*\\|([^|]*)\\|(.*)\\|");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT|E2E))\\.(\\w+)`");

    @Test
    void everyTestNamedInTheTableExists() throws IOException {
        Map<String, String> sources = testSources();
        List<Matcher> named = rows().stream()
                .flatMap(row -> NAMED_TEST.matcher(row.group(3)).results())
                .map(result -> NAMED_TEST.matcher(result.group()))
                .filter(Matcher::matches)
                .toList();
        assertThat(named).hasSizeGreaterThan(50);
        assertSoftly(softly -> named.forEach(test -> softly.assertThat(sources.getOrDefault(test.group(1), ""))
                .as(test.group())
                .contains(" " + test.group(2) + "(")));
    }

    @Test
    void everyRowSaysWhetherItIsTested() throws IOException {
        List<String> silent = rows().stream()
                .filter(row -> !NAMED_TEST.matcher(row.group(3)).find())
                .filter(row -> !row.group(3).matches(".*(by hand|not tested|`\\w+(Test|IT|E2E)`).*"))
                .map(row -> row.group(1).strip())
                .toList();
        assertThat(silent).isEmpty();
    }

    private static List<Matcher> rows() throws IOException {
        try (Stream<Path> controlPlane = Files.list(ROOT.resolve("docs/control-plane"))) {
            return Stream.concat(Stream.of(ROOT.resolve("docs/redshift-local.md")), controlPlane)
                    .flatMap(page -> lines(page).stream())
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .toList();
        }
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> testSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            FidelityTableTest::read,
                            (first, second) -> first + second));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
