package io.landfall.quality.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Severity;
import io.landfall.project.alert.AlertMatch;
import io.landfall.project.alert.MessageLimit;
import io.landfall.project.alert.RouteDefinition;
import io.landfall.quality.notify.message.MessageText;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many messages there may be, and that nothing is lost by it. */
class LimitsTest {

    private static final Duration GROUP = Duration.ofSeconds(30);
    private Bench bench = new Bench(List.of("chat"), route("chat", null));

    @AfterEach
    void close() {
        bench.close();
    }

    private static RouteDefinition route(String sink, MessageLimit limit) {
        return new RouteDefinition(AlertMatch.everything(), List.of(sink), false, GROUP, limit, null, null);
    }

    private static RouteDefinition goingOn(String sink) {
        return new RouteDefinition(AlertMatch.everything(), List.of(sink), true, GROUP, null, null, null);
    }

    private void use(Bench other) {
        bench.close();
        bench = other;
    }

    @Test
    void whatIsAboveTheLimitIsToldInOneMessageAtTheEndOfThePeriod() {
        use(new Bench(List.of("chat"), route("chat", new MessageLimit(2, Duration.ofHours(1)))));
        for (int i = 0; i < 20; i++) {
            bench.give(Alerts.raised("k" + i, Severity.ERROR));
            bench.pass(Duration.ofMinutes(2));
        }
        await().until(() -> bench.told("chat").size() == 2);
        assertThat(MessageText.limit(bench.told("chat").get(1).gathering()))
                .containsExactly("The route has sent all its messages: what comes now is told in one at 13:00 UTC.");
        assertThat(bench.acknowledged).hasValueLessThan(20);

        bench.pass(Duration.ofMinutes(25));
        await().until(() -> bench.acknowledged.get() == 20);
        assertThat(bench.told("chat")).hasSize(3);
        assertThat(bench.told("chat").get(2).items()).hasSize(18);
        assertThat(MessageText.limit(bench.told("chat").get(2).gathering()))
                .containsExactly("Gathered since 12:04 UTC, because the route had sent all its messages.");
    }

    @Test
    void whereNobodySaysOtherwiseTheSinkSaysHowManyMessagesAreUsual() {
        use(new Bench(List.of("chat", "pager"), goingOn("chat"), route("pager", null)));
        for (int i = 0; i < 20; i++) {
            bench.give(Alerts.raised("k" + i, Severity.ERROR));
            bench.pass(GROUP);
        }
        await().until(() -> bench.told("pager").size() == 20);
        await().until(() -> bench.told("chat").size() == 10);
        bench.pass(Duration.ofHours(1));
        await().until(() -> bench.acknowledged.get() == 20);
        assertThat(bench.told("chat").get(10).items()).as("nothing is lost").hasSize(10);
    }

    @Test
    void whatIsCriticalWaitsForNoPeriodToEnd() {
        use(new Bench(List.of("chat"), route("chat", new MessageLimit(1, Duration.ofHours(1)))));
        for (String key : List.of("k1", "k2")) {
            bench.give(Alerts.raised(key, Severity.ERROR));
            bench.pass(Duration.ofMinutes(2));
        }
        bench.give(Alerts.raised("k3", Severity.CRITICAL));
        bench.pass(GROUP);
        await().until(() -> bench.told("chat").size() == 2);
        assertThat(bench.told("chat").get(1).items()).hasSize(2);
    }

    @Test
    void stormOfTenThousandAlertsIsAFewMessages() {
        IntStream.range(0, 10_000).forEach(i -> {
            bench.give(Alerts.raised("k" + i, i % 100 == 0 ? Severity.CRITICAL : Severity.ERROR));
            assertThat(bench.held()).isLessThanOrEqualTo(5_000);
            if (i % 170 == 0) {
                bench.pass(Duration.ofSeconds(1));
            }
        });
        bench.pass(GROUP);
        await().until(() -> bench.acknowledged.get() == 10_000);
        assertThat(bench.told("chat")).hasSizeLessThanOrEqualTo(4);
        assertThat(bench.told("chat").stream().mapToInt(m -> m.items().size()).sum())
                .isEqualTo(10_000);
        assertThat(bench.told("chat").get(0).items().get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(bench.held()).isZero();
    }
}
