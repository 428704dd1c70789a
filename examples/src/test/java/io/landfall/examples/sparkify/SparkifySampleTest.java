package io.landfall.examples.sparkify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SparkifySampleTest {

    private static final Path COMMITTED = Path.of("sparkify", "sample");
    private static final SparkifySample SAMPLE = new SparkifySample();

    @Test
    void committedFilesAreWhatTheGeneratorWrites() throws IOException {
        Map<String, byte[]> generated = SAMPLE.files();
        assertThat(committed()).isEqualTo(new TreeSet<>(generated.keySet()));
        for (Map.Entry<String, byte[]> file : generated.entrySet()) {
            assertThat(COMMITTED.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void sampleStaysSmall() {
        assertThat(SAMPLE.files().values().stream().mapToLong(f -> f.length).sum())
                .isLessThan(600_000);
    }

    @Test
    void songsHaveTheirOwnIdsAndSomeShareAnArtist() {
        List<Song> songs = SAMPLE.songs();
        assertThat(songs).hasSize(64);
        assertThat(songs).extracting(Song::id).doesNotHaveDuplicates().allMatch(id -> id.length() == 18);
        assertThat(songs).extracting(Song::trackId).doesNotHaveDuplicates().allMatch(id -> id.length() == 18);
        assertThat(artists()).hasSize(58);
        assertThat(artists()).extracting(Artist::id).doesNotHaveDuplicates();
        assertThat(artists()).extracting(Artist::name).doesNotHaveDuplicates();
        assertThat(artists()).anyMatch(a -> a.location().isEmpty()).anyMatch(a -> a.latitude() == null);
    }

    @Test
    void fourteenDaysHoldAThousandEventsOfTwentyFiveListeners() {
        assertThat(SAMPLE.files().keySet())
                .filteredOn(key -> key.startsWith("log_data/"))
                .hasSize(14);
        assertThat(SAMPLE.events()).hasSizeBetween(900, 1200);
        assertThat(SAMPLE.events().stream().map(e -> e.sessionId() + "/" + e.itemInSession()))
                .doesNotHaveDuplicates();
        assertThat(userIds()).hasSize(25);
    }

    @Test
    void plansOfFourListenersChangeAndOneChangesBack() {
        assertThat(count(Page.SUBMIT_UPGRADE)).isEqualTo(4);
        assertThat(count(Page.SUBMIT_DOWNGRADE)).isEqualTo(1);
        Map<String, Set<String>> levels = SAMPLE.events().stream()
                .filter(e -> !e.userId().isEmpty())
                .collect(Collectors.groupingBy(
                        ListeningEvent::userId, Collectors.mapping(ListeningEvent::level, Collectors.toSet())));
        assertThat(levels.values()).filteredOn(l -> l.size() == 2).hasSize(4);
    }

    @Test
    void somePlaysMatchASongExactlyAndMoreOnlyByName() {
        Set<Play> exact = SAMPLE.songs().stream().map(Play::of).collect(Collectors.toSet());
        Set<String> names =
                SAMPLE.songs().stream().map(s -> s.title() + s.artist().name()).collect(Collectors.toSet());
        assertThat(plays().filter(exact::contains)).hasSizeGreaterThan(12);
        assertThat(plays().filter(p -> !exact.contains(p) && names.contains(p.song() + p.artist())))
                .isNotEmpty();
    }

    @Test
    void aTimeCanHaveSeveralPlays() {
        Set<Long> seen = new HashSet<>();
        assertThat(SAMPLE.events().stream().filter(e -> e.song() != null && !seen.add(e.ts())))
                .hasSizeGreaterThanOrEqualTo(14);
    }

    @Test
    void nobodyIsLoggedInWhereTheUserIdIsEmpty() {
        assertThat(SAMPLE.events())
                .filteredOn(e -> e.auth().equals("Logged Out"))
                .hasSizeGreaterThan(20)
                .allMatch(e -> e.userId().isEmpty() && e.firstName() == null && e.userAgent() == null);
    }

    @Test
    void linesAreSpelledAsInTheOriginal() {
        String day = new String(SAMPLE.files().get("log_data/2018/11/2018-11-01-events.json"), StandardCharsets.UTF_8);
        assertThat(day.lines().findFirst().orElseThrow())
                .matches(
                        "\\{\"artist\":.*,\"auth\":.*,\"firstName\":.*,\"gender\":.*,\"itemInSession\":\\d+,\"lastName\":.*,"
                                + "\"length\":.*,\"level\":.*,\"location\":.*,\"method\":.*,\"page\":.*,\"registration\":\\d{13}\\.0,"
                                + "\"sessionId\":\\d+,\"song\":.*,\"status\":\\d+,\"ts\":\\d{13},\"userAgent\":.*,\"userId\":\"\\d+\"}");
        assertThat(day)
                .contains("Mozilla\\/5.0")
                .contains("\"userAgent\":\"\\\"Mozilla")
                .doesNotEndWith("\n");
    }

    private static Set<String> committed() throws IOException {
        try (Stream<Path> paths = Files.walk(COMMITTED)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> COMMITTED.relativize(path).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<Artist> artists() {
        return SAMPLE.songs().stream().map(Song::artist).collect(Collectors.toSet());
    }

    private static Set<String> userIds() {
        return SAMPLE.events().stream()
                .map(ListeningEvent::userId)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Stream<Play> plays() {
        return SAMPLE.events().stream()
                .filter(e -> e.song() != null)
                .map(e -> new Play(e.artist(), e.song(), e.length()));
    }

    private static long count(Page page) {
        return SAMPLE.events().stream()
                .filter(e -> e.page().equals(page.title()))
                .count();
    }
}
