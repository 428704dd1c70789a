package io.landfall.redshift.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.fault.ErrorPreset;
import io.landfall.redshift.fault.Moment;
import io.landfall.redshift.fault.S3Preset;
import io.landfall.redshift.fault.definition.RuleReader;
import io.landfall.redshift.fault.definition.RuleSchema;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/faults.md shows works as it is written there. */
@ExtendWith(Warehouse.Shared.class)
class FaultsGuideIT {
    private static final Pattern CURL = Pattern.compile(
            "curl (?:-X (\\w+) )?(?:-H 'Content-Type: (\\S+)' -d '(.*)' )?http://127\\.0\\.0\\.1:5440(/\\S*)");

    private final Warehouse warehouse;
    private final String guide;

    FaultsGuideIT(Warehouse warehouse) throws IOException {
        this.warehouse = warehouse;
        this.guide = Files.readString(Path.of("..", "docs", "faults.md"));
    }

    private List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void everyRuleInItIsOne() throws JsonProcessingException {
        List<String> rules = blocks("json");

        assertThat(rules).hasSizeGreaterThan(5);
        for (String rule : rules) {
            assertThat(RuleSchema.errors(rule)).as(rule).isEmpty();
            assertThat(RuleReader.read(new ObjectMapper().readTree(rule)).times())
                    .isPositive();
        }
    }

    @Test
    void everyCommandInItSucceeds() throws Exception {
        List<String> commands = blocks("sh").stream().flatMap(String::lines).toList();

        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            Matcher curl = CURL.matcher(command);
            assertThat(curl.matches()).as(command).isTrue();
            assertThat(status(curl.toMatchResult())).as(command).isBetween(200, 299);
        }
    }

    private int status(MatchResult curl) throws Exception {
        URI uri = warehouse.local().adminUri().orElseThrow().resolve(curl.group(4));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(
                        curl.group(1) == null ? "GET" : curl.group(1),
                        curl.group(3) == null ? BodyPublishers.noBody() : BodyPublishers.ofString(curl.group(3)));
        if (curl.group(2) != null) {
            request.header("Content-Type", curl.group(2));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void itNamesEveryMomentAndEveryPreset() {
        for (Moment moment : Moment.values()) {
            assertThat(guide).contains("| `" + moment.label() + "` |");
        }
        for (ErrorPreset preset : ErrorPreset.values()) {
            assertThat(guide)
                    .contains("| `" + preset.label() + "` | " + preset.error().sqlState() + " | `"
                            + preset.error().message() + "`");
        }
        for (S3Preset preset : S3Preset.values()) {
            assertThat(guide)
                    .contains("`" + preset.label() + "` (" + preset.error().status() + ")");
        }
    }
}
