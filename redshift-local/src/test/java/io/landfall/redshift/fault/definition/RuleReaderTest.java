package io.landfall.redshift.fault.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.ErrorPreset;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.InvalidRule;
import io.landfall.redshift.fault.S3Preset;
import io.landfall.redshift.fault.SessionFilter;
import io.landfall.redshift.fault.TextPattern;
import io.landfall.redshift.fault.Trigger;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static FaultRule read(String json) throws JsonProcessingException {
        return RuleReader.read(JSON.readTree(json.replace('\'', '"')));
    }

    @Test
    void whatIsLeftOutMeansTheFirstMatchOfEverybodyOnce() throws JsonProcessingException {
        assertThat(read("{'trigger': {'on': 'commit'}, 'effect': {'do': 'drop', 'when': 'after'}}"))
                .isEqualTo(FaultRule.of(Trigger.commit(), Effect.drop(Effect.When.AFTER)));
    }

    private static Stream<FaultRule> rules() {
        return Stream.of(
                FaultRule.of(Trigger.statement("MERGE").nth(3), Effect.fail(ErrorPreset.DISK_FULL))
                        .named("third")
                        .times(7)
                        .in(new SessionFilter("u", "d", "a", "q")),
                FaultRule.of(
                        Trigger.statement("")
                                .matching(TextPattern.regex("^MERGE"))
                                .every(2),
                        Effect.delay(Duration.ofSeconds(2))),
                FaultRule.of(Trigger.commitOf("x").randomly(0.25, -3), Effect.drop(Effect.When.INSTEAD)),
                FaultRule.of(Trigger.connection(), Effect.fail("53300", "full", "very")),
                FaultRule.of(Trigger.s3Read("a").afterBytes(17), Effect.cut(Effect.Cut.RESET)),
                FaultRule.of(Trigger.s3List("a"), Effect.refuse(S3Preset.SLOW_DOWN)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatIsWrittenIsReadAgainAndFollowsTheSchema(FaultRule rule) throws JsonProcessingException {
        String json = RuleWriter.write(rule).toString();

        assertThat(RuleReader.read(JSON.readTree(json))).isEqualTo(rule);
        assertThat(RuleSchema.errors(json)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void presetsHaveTheirNamesInTheSchema(String effect, Effect expected, String on) throws JsonProcessingException {
        String json = ("{'trigger': {'on': '" + on + "'}, 'effect': " + effect + "}").replace('\'', '"');

        assertThat(read(json).effect()).isEqualTo(expected);
        assertThat(RuleSchema.errors(json)).isEmpty();
    }

    private static Stream<Arguments> presets() {
        return Stream.concat(
                Stream.of(ErrorPreset.values())
                        .map(preset -> Arguments.of(
                                "{'do': 'error', 'preset': '" + preset.label() + "'}",
                                Effect.fail(preset),
                                "statement")),
                Stream.of(S3Preset.values())
                        .map(preset -> Arguments.of(
                                "{'do': 's3-error', 'preset': '" + preset.label() + "'}",
                                Effect.refuse(preset),
                                "s3-read")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[]|: is an array, an object is needed with id, trigger, sessions, effect, times",
                "{'effect': {'do': 'drop'}}|trigger: is missing",
                "{'trigger': {'on': 'statment'}}"
                        + "|trigger.on: is \"statment\", allowed are statement, commit, connection, s3-read, s3-list",
                "{'trigger': {'on': 'commit', 'nht': 3}}|trigger.nht: is not known here, allowed are on, matching, regex,",
                "{'trigger': {'on': 'commit', 'nth': 0}}|trigger.nth: is 0, allowed are whole numbers from 1",
                "{'trigger': {'on': 'commit', 'nth': 1.5}}|trigger.nth: is 1.5, allowed is a whole number from 1",
                "{'trigger': {'on': 'commit', 'nth': 1, 'every': 2}}|trigger.every: does not go together with nth",
                "{'trigger': {'on': 'commit', 'seed': 2}}|trigger.seed: goes only with probability",
                "{'trigger': {'on': 'commit', 'probability': 2}}|trigger.probability: is 2.0, allowed is more than 0 up to 1",
                "{'trigger': {'on': 'commit', 'regex': '('}}|trigger.regex: is not a regular expression: Unclosed group",
                "{'trigger': {'on': 'commit', 'afterBytes': 9}}|trigger.afterBytes: goes only with on = s3-read, not with commit",
                "{'trigger': {'on': 'connection', 'matching': 'x'}}|trigger.matching: does not go with on = connection",
                "{'trigger': {'on': 'commit'}, 'sessions': {'name': 'x'}}"
                        + "|sessions.name: is not known here, allowed are user, database, applicationName, queryGroup",
                "{'trigger': {'on': 'commit'}, 'effect': {'do': 'explode'}}"
                        + "|effect.do: is \"explode\", allowed are delay, error, drop, s3-error, s3-cut",
                "{'trigger': {'on': 'commit'}, 'effect': {'do': 's3-cut', 'as': 'reset'}}"
                        + "|effect.do: is s3-cut, allowed with on = commit are delay, drop, error",
                "{'trigger': {'on': 'statement'}, 'effect': {'do': 'drop', 'when': 'instead'}}"
                        + "|effect.when: is instead, allowed with on = statement are before, after",
                "{'trigger': {'on': 'commit'}, 'effect': {'do': 'drop', 'when': 'later'}}"
                        + "|effect.when: is \"later\", allowed are before, instead, after",
                "{'trigger': {'on': 'commit'}, 'effect': {'do': 'delay', 'millis': 3600001}}"
                        + "|effect.millis: is 3600001, allowed are 1 to 3600000",
                "{'trigger': {'on': 'commit'}, 'effect': {'do': 'error', 'preset': 'x'}}"
                        + "|effect.preset: is \"x\", allowed is one of serializable-violation, concurrent-transaction",
                "{'trigger': {'on': 'commit'}, 'effect': {'do': 'error', 'sqlState': '1', 'message': 'x'}}"
                        + "|effect.sqlState: is \"1\", allowed are five digits or upper-case letters",
                "{'trigger': {'on': 's3-read'}, 'effect': {'do': 's3-error', 'status': 200, 'code': 'C', 'message': 'x'}}"
                        + "|effect.status: is 200, allowed are 400 to 599",
                "{'trigger': {'on': 's3-list'}, 'sessions': {'user': 'x'}, 'effect': {'do': 's3-error', 'preset': 'slow-down'}}"
                        + "|sessions: does not go with on = s3-list",
            })
    void whatIsWrongIsNamedWithWhatIsAllowed(String json, String problem) {
        String complete = json.contains("'effect'") || json.startsWith("[")
                ? json
                : json.substring(0, json.length() - 1) + ", 'effect': {'do': 'drop', 'when': 'before'}}";
        String expected = problem.startsWith(": ") ? problem.substring(2) : problem;

        assertThatExceptionOfType(InvalidRule.class)
                .isThrownBy(() -> read(complete))
                .satisfies(invalid -> assertThat(invalid.getMessage()).startsWith(expected));
        if (!problem.contains("regular expression")) {
            assertThat(RuleSchema.errors(complete.replace('\'', '"'))).isNotEmpty();
        }
    }
}
