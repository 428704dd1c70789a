package io.landfall.stager.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.S3Preset;
import io.landfall.redshift.fault.Trigger;
import io.landfall.stager.reject.Expected.Loaded;
import io.landfall.stager.reject.Expected.Rejected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lands, it ends in the documented event, and the good files beside it are staged. */
@ExtendWith(Shared.class)
class BadInputsIT extends RejectFixture {

    private static final String GOOD = "{\"id\": 1, \"name\": \"good\"}\n";
    private static final String GOOD_CSV = "id\n1,2,good,1.5,2018-11-01,2018-11-01 10:00:00,true,ab,3,0.5\n";

    private static final String GOOD_ENDING = "-good";
    private static final int BATCH = 12;

    private final Map<String, RejectedFile> rejections = new HashMap<>();
    private final Map<String, Long> rows = new HashMap<>();
    private final Set<String> staged = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    BadInputsIT(Warehouse local) {
        super(local);
    }

    static List<BadInput> inputs() {
        return BadInputs.all();
    }

    /** What COPY takes lands alone, so that its rows can be counted; what is rejected lands in batches, as it does in life. */
    @BeforeAll
    void land() throws Exception {
        Map<String, List<BadInput>> wrong = new TreeMap<>();
        for (BadInput input : inputs()) {
            if (input.expected() instanceof Loaded) {
                stage(input.dataset(), List.of(land(input), good(input)));
                rows.put(input.toString(), take() - 1);
            } else {
                wrong.computeIfAbsent(input.dataset(), dataset -> new ArrayList<>())
                        .add(input);
            }
        }
        for (Map.Entry<String, List<BadInput>> dataset : wrong.entrySet()) {
            for (int from = 0; from < dataset.getValue().size(); from += BATCH) {
                List<BadInput> part = dataset.getValue()
                        .subList(from, Math.min(from + BATCH, dataset.getValue().size()));
                List<LandedFile> files =
                        new ArrayList<>(part.stream().map(this::land).toList());
                files.addAll(part.stream().map(this::good).toList());
                stage(dataset.getKey(), files);
                assertThat(take()).as("only the good files are staged").isEqualTo(part.size());
            }
        }
        staged.addAll(query("SELECT object_key FROM landfall.file WHERE outcome = 'staged'"));
        told.addAll(query("SELECT object_key FROM landfall.rejected_file"));
    }

    /** Remembers what was announced; how many rows were staged. */
    private long take() {
        rejected().forEach(file -> assertThat(rejections.put(file.key(), file))
                .as("%s is rejected once", file.key())
                .isNull());
        long count = announced.of(StagingLoaded.class).stream()
                .mapToLong(StagingLoaded::rows)
                .sum();
        announced.take();
        return count;
    }

    @BeforeEach
    void nothingIsAnnounced() {
        announced.take();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void endsInTheDocumentedEventAndTheGoodFileIsStaged(BadInput input) {
        String key = input.dataset() + '/' + input.key();
        assertThat(staged).contains(key + GOOD_ENDING);
        if (input.expected() instanceof Loaded loaded) {
            assertThat(rejections).doesNotContainKey(key);
            assertThat(staged).contains(key);
            assertThat(rows).containsEntry(input.toString(), loaded.rows());
        } else {
            assertThat(staged).doesNotContain(key);
            assertThat(told).contains(key);
            check(rejections.get(key), (Rejected) input.expected());
        }
    }

    private static void check(RejectedFile rejected, Rejected expected) {
        assertThat(rejected).isNotNull();
        assertThat(rejected.code()).as("%s", rejected).isEqualTo(expected.code());
        assertThat(rejected.line()).as("%s", rejected).isEqualTo(expected.line());
        assertThat(rejected.column()).as("%s", rejected).isEqualTo(expected.column());
        assertThat(rejected.reason()).containsIgnoringCase(expected.reason());
        assertThat(rejected.fix()).isNotBlank();
    }

    @Test
    void anObjectThatMayNotBeReadIsRejectedAndTheOthersAreStaged() throws Exception {
        LandedFile denied = put("json/denied.json", GOOD);
        FaultRule rule = local.local()
                .faults()
                .add(FaultRule.of(Trigger.s3Read("json/denied.json"), Effect.refuse(S3Preset.ACCESS_DENIED))
                        .times(1000));
        try {
            stage("json", List.of(put("json/allowed.json", GOOD), denied));
        } finally {
            local.local().faults().remove(rule.id());
        }
        assertThat(announced.of(StagingLoaded.class)).hasSize(1);
        assertThat(rejected()).singleElement().satisfies(file -> {
            assertThat(file.key()).isEqualTo("json/denied.json");
            assertThat(file.reason()).contains("Status 403,Error AccessDenied");
            assertThat(file.fix()).contains("role");
        });
    }

    @Test
    void whereNoneMayBeReadNoneIsRejected() {
        List<LandedFile> files = IntStream.range(0, 20)
                .mapToObj(i -> put("json/denied-" + i, GOOD))
                .toList();
        FaultRule rule = local.local()
                .faults()
                .add(FaultRule.of(Trigger.s3Read("json/denied-"), Effect.refuse(S3Preset.ACCESS_DENIED))
                        .times(1000));
        try {
            assertThatThrownBy(() -> stage("json", files))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Error AccessDenied");
        } finally {
            local.local().faults().remove(rule.id());
        }
        assertThat(announced.all()).isEmpty();
    }

    @Test
    void thereAreSixtyAndTheDocumentationListsThem() throws Exception {
        String table = inputs().stream().map(BadInput::row).collect(Collectors.joining("\n"));
        Files.writeString(Path.of("target", "bad-inputs.md"), table);
        assertThat(inputs().stream().map(BadInput::toString))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(60);
        assertThat(Files.readString(Path.of("..", "docs", "rejects.md")))
                .as("the table is to be as in target/bad-inputs.md")
                .contains(table);
    }

    private LandedFile land(BadInput input) {
        String key = input.dataset() + '/' + input.key();
        return input.content() == null
                ? new LandedFile(S3OnDisk.BUCKET, key, null, "gone", 7, "01")
                : put(key, input.content());
    }

    /** Its key is as strange as that of the bad one. */
    private LandedFile good(BadInput input) {
        String key = input.dataset() + '/' + input.key() + GOOD_ENDING;
        String content = input.dataset().startsWith("csv") ? GOOD_CSV : GOOD;
        return switch (input.dataset()) {
            case "json_gz" -> put(key, BadInputs.gzip(content));
            case "csv_gz" -> put(key, BadInputs.gzip(content.substring("id\n".length())));
            default -> put(key, content.getBytes(StandardCharsets.UTF_8));
        };
    }
}
