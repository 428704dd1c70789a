package io.landfall.stager.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LandedFile;
import io.landfall.project.BatchBounds;
import io.landfall.project.Dataset;
import io.landfall.project.FileFormat;
import io.landfall.project.FileType;
import io.landfall.project.LocationPattern;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PortionsTest {

    private static final List<String> ENDINGS = List.of("", ".gz", ".bz2", ".zst");

    @Property(tries = 300)
    void everyFileIsInOnePortionThatOneCopyTakesAndThatIsWithinBounds(
            @ForAll @Size(max = 60) List<@LongRange(min = 0, max = 1000) Long> sizes,
            @ForAll @IntRange(min = 1, max = 20) int maxFiles,
            @ForAll @LongRange(min = 1, max = 3000) long maxBytes) {
        List<LandedFile> files = IntStream.range(0, sizes.size())
                .mapToObj(i -> file("k" + i + ENDINGS.get((int) (sizes.get(i) % ENDINGS.size())), sizes.get(i)))
                .toList();

        List<List<LandedFile>> portions = Portions.of(files, dataset(FileType.CSV, maxFiles, maxBytes));

        assertThat(portions.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(files);
        assertThat(portions).allSatisfy(portion -> {
            assertThat(portion).hasSizeBetween(1, maxFiles);
            assertThat(portion.size() == 1
                            || portion.stream().mapToLong(LandedFile::size).sum() <= maxBytes)
                    .isTrue();
            assertThat(portion.stream()
                            .map(f -> FileFormat.of(FileType.CSV).compressionOf(f.key()))
                            .distinct())
                    .hasSize(1);
        });
    }

    @Test
    void filesThatFitAreOnePortionInTheirOrder() {
        List<LandedFile> files = List.of(file("b", 1), file("a", 2), file("c", 3));
        assertThat(Portions.of(files, dataset(FileType.JSON, 3, 6))).containsExactly(files);
    }

    @Test
    void parquetIsNotParted() {
        List<LandedFile> files = List.of(file("a.parquet", 1), file("b.gz", 2));
        assertThat(Portions.of(files, dataset(FileType.PARQUET, 10, 10))).containsExactly(files);
    }

    @Test
    void fileBeyondTheBoundIsAlone() {
        assertThat(Portions.of(List.of(file("a", 1), file("b", 9), file("c", 1)), dataset(FileType.JSON, 10, 5)))
                .extracting(List::size)
                .containsExactly(1, 1, 1);
    }

    private static Dataset dataset(FileType type, int maxFiles, long maxBytes) {
        return new Dataset(
                "d",
                LocationPattern.of("*"),
                FileFormat.of(type),
                QualifiedName.parse("s.d"),
                null,
                null,
                new BatchBounds(maxFiles, maxBytes, null, null),
                null,
                null,
                null,
                null,
                null);
    }

    private static LandedFile file(String key, long size) {
        return new LandedFile("bucket", key, null, "e", size, null);
    }
}
