package io.landfall.stager.reject;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.landfall.stager.reject.BadInputs.Loaded;
import io.landfall.stager.reject.BadInputs.Rejected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lands, it ends in the documented event, and the good file beside it is staged. */
@ExtendWith(Shared.class)
class BadInputsIT extends RejectFixture {

    private static final String GOOD = "{\"id\": 1, \"name\": \"good\"}\n";
    private static final String GOOD_CSV = "id\n1,2,good,1.5,2018-11-01,2018-11-01 10:00:00,true,ab,3,0.5\n";

    BadInputsIT(Warehouse local) {
        super(local);
    }

    static List<BadInput> inputs() {
        return BadInputs.all();
    }

    @BeforeEach
    void nothingIsAnnounced() {
        announced.take();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void endsInTheDocumentedEventAndTheGoodFileIsStaged(BadInput input) throws Exception {
        LandedFile bad = land(input);
        LandedFile good = good(input);

        stage(input.dataset(), List.of(bad, good));

        long rows = announced.of(StagingLoaded.class).stream()
                .mapToLong(StagingLoaded::rows)
                .sum();
        if (input.expected() instanceof Loaded loaded) {
            assertThat(rejected()).isEmpty();
            assertThat(rows).isEqualTo(loaded.rows() + 1);
        } else {
            assertThat(rows).isEqualTo(1);
            check(bad, (Rejected) input.expected());
        }
    }

    private void check(LandedFile bad, Rejected expected) throws Exception {
        assertThat(rejected()).hasSize(1);
        RejectedFile rejected = rejected().get(0);
        assertThat(rejected.key()).isEqualTo(bad.key());
        assertThat(rejected.code()).as("%s", rejected).isEqualTo(expected.code());
        assertThat(rejected.line()).as("%s", rejected).isEqualTo(expected.line());
        assertThat(rejected.column()).as("%s", rejected).isEqualTo(expected.column());
        assertThat(rejected.reason()).containsIgnoringCase(expected.reason());
        assertThat(rejected.fix()).isNotBlank();
        int told = open.warehouse().run(session -> session.createQuery(
                        "SELECT COUNT(*) FROM landfall.rejected_file WHERE object_key = :key")
                .bind("key", bad.key())
                .mapTo(Integer.class)
                .one());
        assertThat(told).isEqualTo(1);
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
        String key = input.dataset() + '/' + input.key() + "-good";
        String content = input.dataset().startsWith("csv") ? GOOD_CSV : GOOD;
        return switch (input.dataset()) {
            case "json_gz" -> put(key, BadInputs.gzip(content));
            case "csv_gz" -> put(key, BadInputs.gzip(content.substring("id\n".length())));
            default -> put(key, content.getBytes(StandardCharsets.UTF_8));
        };
    }
}
