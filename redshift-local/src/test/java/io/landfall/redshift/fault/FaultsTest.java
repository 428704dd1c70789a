package io.landfall.redshift.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.fault.Effect.When;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final SessionFacts LOADER = new SessionFacts("awsuser", "dev", "loader", "nightly");
    private static final Effect FAIL = Effect.fail(ErrorPreset.DEADLOCK);

    private final Faults faults = new Faults();

    private static Occasion statement(String text) {
        return new Occasion.Statement(LOADER, text);
    }

    private List<String> meet(Occasion occasion) {
        return faults.meet(occasion).stream().map(Firing::rule).toList();
    }

    @Test
    void thereIsNothingAtFirst() {
        assertThat(faults.none()).isTrue();
        assertThat(faults.meet(statement("SELECT 1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "merge into, MERGE INTO songs USING s, true",
        "merge into, INSERT INTO songs, false",
        "'', SELECT 1, true",
    })
    void aPartOfTheStatementMatchesInAnyCase(String part, String statement, boolean matches) {
        faults.add(FaultRule.of(Trigger.statement(part), FAIL).named("rule"));

        assertThat(meet(statement(statement))).isEqualTo(matches ? List.of("rule") : List.of());
    }

    @Test
    void aRegularExpressionIsFoundInAnyCase() {
        faults.add(FaultRule.of(Trigger.statement("").matching(TextPattern.regex("^insert .* values")), FAIL)
                .named("rule"));

        assertThat(meet(statement("EXPLAIN INSERT INTO t VALUES (1)"))).isEmpty();
        assertThat(meet(statement("INSERT INTO t VALUES (1)"))).containsExactly("rule");
    }

    @Test
    void fromTheNthMatchOnARuleActsAsOftenAsItMay() {
        faults.add(FaultRule.of(Trigger.statement("x").nth(2), FAIL).times(2).named("rule"));

        assertThat(List.of(1, 2, 3, 4).stream()
                        .map(round -> meet(statement("x")).size()))
                .containsExactly(0, 1, 1, 0);
        assertThat(faults.status("rule").orElseThrow().seen()).isEqualTo(4);
        assertThat(faults.status("rule").orElseThrow().fired()).isEqualTo(2);
    }

    @Test
    void everyNthMatchIsHit() {
        faults.add(FaultRule.of(Trigger.statement("x").every(2), FAIL).times(2));

        assertThat(List.of(1, 2, 3, 4, 5, 6).stream()
                        .map(round -> meet(statement("x")).size()))
                .containsExactly(0, 1, 0, 1, 0, 0);
    }

    @Test
    void theSeedDecidesWhichMatchesAreHit() {
        faults.add(FaultRule.of(Trigger.statement("a").randomly(0.5, 7), FAIL).times(1000));
        faults.add(FaultRule.of(Trigger.statement("b").randomly(0.5, 7), FAIL).times(1000));
        faults.add(FaultRule.of(Trigger.statement("c").randomly(1, 7), FAIL)
                .times(1000)
                .named("always"));

        for (int round = 0; round < 100; round++) {
            assertThat(meet(statement("a")).size())
                    .isEqualTo(meet(statement("b")).size());
            assertThat(meet(statement("c"))).containsExactly("always");
        }
        assertThat(faults.list().get(0).fired()).isBetween(1L, 99L);
    }

    @Test
    void onlyTheSessionsOfTheFilterCount() {
        FaultRule rule = FaultRule.of(Trigger.statement("x"), FAIL).times(10);
        faults.add(rule.in(new SessionFilter("awsuser", "dev", "loader", "nightly"))
                .named("all"));
        faults.add(rule.in(new SessionFilter("awsuser", "other", null, null)).named("database"));
        faults.add(rule.in(SessionFilter.user("somebody")).named("user"));
        faults.add(rule.in(SessionFilter.applicationName("Loader")).named("application"));
        faults.add(rule.in(SessionFilter.queryGroup("daily")).named("group"));

        assertThat(meet(statement("x"))).containsExactly("all");
        assertThat(faults.list().stream().map(RuleStatus::seen)).containsExactly(1L, 0L, 0L, 0L, 0L);
    }

    @Test
    void delaysComeBeforeTheFirstOtherEffectAndRulesBehindItAreNotAsked() {
        faults.add(FaultRule.of(Trigger.statement("x"), Effect.delay(Duration.ofMillis(1)))
                .named("delay"));
        faults.add(
                FaultRule.of(Trigger.statement("x"), Effect.drop(When.BEFORE)).named("drop"));
        faults.add(FaultRule.of(Trigger.statement("x"), FAIL).named("fail"));

        assertThat(meet(statement("x"))).containsExactly("delay", "drop");
        assertThat(faults.status("fail").orElseThrow().seen()).isZero();
        assertThat(meet(statement("x"))).containsExactly("fail");
    }

    @Test
    void aCommitRuleWithAPatternNeedsAStatementThatMatched() {
        faults.add(
                FaultRule.of(Trigger.commitOf("merge"), Effect.drop(When.AFTER)).named("merge"));

        assertThat(faults.touchedBy("INSERT INTO t")).isEmpty();
        assertThat(meet(new Occasion.Commit(LOADER, Set.of()))).isEmpty();
        assertThat(meet(new Occasion.Commit(LOADER, faults.touchedBy("MERGE INTO t"))))
                .containsExactly("merge");
    }

    @Test
    void momentsAreKeptApart() {
        faults.add(FaultRule.of(Trigger.connection(), FAIL).named("connection"));
        faults.add(FaultRule.of(Trigger.s3Read("landing/a"), Effect.refuse(S3Preset.SLOW_DOWN))
                .named("read"));
        faults.add(FaultRule.of(Trigger.s3List("landing/"), Effect.refuse(S3Preset.ACCESS_DENIED))
                .named("list"));

        assertThat(meet(statement("landing/a"))).isEmpty();
        assertThat(meet(new Occasion.S3List("s3://landing/a"))).containsExactly("list");
        assertThat(meet(new Occasion.S3Read("s3://landing/a/1.csv"))).containsExactly("read");
        assertThat(meet(new Occasion.Connection(LOADER))).containsExactly("connection");
    }

    @Test
    void removingARuleReleasesWhatItDelays() {
        faults.add(FaultRule.of(Trigger.statement("x"), Effect.delay(Duration.ofHours(1)))
                .named("delay"));
        Wait waiting = faults.meet(statement("x")).get(0).waiting();
        CompletableFuture<Wait.End> end = CompletableFuture.supplyAsync(() -> waiting.await(Duration.ofHours(1)));

        faults.remove("delay");

        assertThat(end.join()).isEqualTo(Wait.End.RELEASED);
        assertThat(faults.none()).isTrue();
    }

    @Test
    void idsAreChosenOrUnique() {
        faults.add(FaultRule.of(Trigger.commit(), FAIL).named("fault-1"));

        assertThat(faults.add(FaultRule.of(Trigger.commit(), FAIL)).id()).isEqualTo("fault-2");
        assertThatExceptionOfType(InvalidRule.class)
                .isThrownBy(
                        () -> faults.add(FaultRule.of(Trigger.commit(), FAIL).named("fault-1")))
                .withMessage("id: \"fault-1\" is in force already; remove it or choose another");
        assertThat(faults.remove("unknown")).isFalse();
    }
}
