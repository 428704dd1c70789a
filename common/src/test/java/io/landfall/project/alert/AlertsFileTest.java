package io.landfall.project.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.Severity;
import io.landfall.project.ProjectException;
import io.landfall.project.ProjectProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsFileTest {

    private static final String ALL = """
            sinks:
              - name: on-call
                pagerduty:
                  routing_key: {secret: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf", field: key}
              - {name: team, slack: {url: {env: SLACK_URL}}}
              - {name: hook, webhook: {url: "https://example.com/a", secret: {file: /run/secrets/hook}, mode: binary}}
              - {name: kept, webhook: {url: {env: HOOK_URL}, secret: {env: HOOK}}}
              - {name: topic, sns: {topic: "arn:aws:sns:eu-central-1:123456789012:alerts.fifo"}}
              - {name: mail, email: {to: [team@example.com], from: landfall@example.com}}
            routes:
              - match: {severity: critical, pipeline: spark*, owner: data-team, alert: check, key: "*/check/*"}
                to: [on-call, mail]
                continue: true
                group: 1m
                limit: {messages: 3, per: 30m}
                repeat: 4h
                send_cleared: false
              - to: [team]
            """;

    @Test
    void everythingThatCanBeSaidIsRead() {
        AlertsDefinition read = read(ALL);
        assertThat(read.sinks())
                .extracting(SinkDefinition::settings)
                .containsExactly(
                        new PagerDutySettings(
                                new SecretReference(
                                        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf",
                                        "key",
                                        null,
                                        null),
                                "https://events.pagerduty.com/v2/enqueue",
                                false),
                        new SlackSettings(env("SLACK_URL"), false),
                        new WebhookSettings(
                                Address.of("https://example.com/a"),
                                new SecretReference(null, null, null, "/run/secrets/hook"),
                                WebhookMode.BINARY,
                                false),
                        new WebhookSettings(Address.of(env("HOOK_URL")), env("HOOK"), WebhookMode.STRUCTURED, false),
                        new SnsSettings("arn:aws:sns:eu-central-1:123456789012:alerts.fifo"),
                        new EmailSettings(List.of("team@example.com"), "landfall@example.com"));
        assertThat(read.routes())
                .containsExactly(
                        new RouteDefinition(
                                new AlertMatch(Severity.CRITICAL, "spark*", "data-team", "check", "*/check/*"),
                                List.of("on-call", "mail"),
                                true,
                                Duration.ofMinutes(1),
                                new MessageLimit(3, Duration.ofMinutes(30)),
                                Duration.ofHours(4),
                                false),
                        RouteDefinition.of(AlertMatch.everything(), List.of("team")));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                sink(
                        "slack: {url: 'https://hooks.slack.com/services/T/B/Xsecret'}",
                        "2:28",
                        "is a secret and does not"),
                sink("pagerduty: {routing_key: Xsecret}", "2:40", "a routing key is a secret and does not belong"),
                sink("webhook: {url: 'https://e.com', secret: whsec_Xsecret}", "2:55", "write {env: NAME}"),
                sink("webhook: {url: 'http://e.com', secret: {env: K}}", "2:30", "is not https"),
                sink("webhook: {url: 'http://127.0.0.1:1', secret: {env: K}}", "2:30", "add allow_http: true"),
                sink("webhook: {url: 'https://u:Xsecret@e.com', secret: {env: K}}", "2:30", "write a URL without"),
                sink("webhook: {url: 'not a url', secret: {env: K}}", "2:30", "is no URL; write one such as"),
                sink("webhook: {url: 7, secret: {env: K}}", "2:30", "is no URL; write one such as"),
                sink("webhook: {url: 'https://e.com'}", "2:24", "secret is missing; add it"),
                sink("slack: {url: {env: K, file: /f}}", "2:28", "has 2 places; write"),
                sink("slack: {url: {}}", "2:28", "is a secret and does not belong"),
                sink("slack: {url: {env: 'a b'}}", "2:34", "is not the name of a variable; write one such as"),
                sink("slack: {url: {secret: Xsecret}}", "2:37", "is not the ARN of a secret; write one such as"),
                sink("slack: {url: {env: K, field: f}}", "2:37", "only a secret of Secrets Manager has fields; remove"),
                sink("slack: {url: {evn: K}}", "2:28", "has 0 places; write"),
                sink("slac: {url: {env: K}}", "2:15", "did you mean slack?"),
                sink("sns: {topic: alerts}", "2:28", "is not of the right form; write it"),
                sink("email: {to: []}", "2:27", "is empty; write"),
                sink("email: {to: [team]}", "2:28", "is not of the right form; write it"),
                sink(
                        "sns: {topic: 'arn:aws:sns:us-east-1:123456789012:a'}, slack: {url: {env: K}}",
                        "2:15",
                        "is a slack"),
                Arguments.of("sinks:\n  - {name: s}\nroutes: [{to: [s]}]", "2:5", "has no kind; add one of webhook"),
                Arguments.of(
                        "sinks:\n  - {name: s, slack: {url: {env: K}}}\n  - {name: s, slack: {url: {env: K}}}\n"
                                + "routes: [{to: [s]}]",
                        "3:12",
                        "two sinks are named s; choose another name"),
                route("{to: [mial]}", "3:11", "there is no sink mial; write one of mail; did you mean mail?"),
                route("{to: []}", "3:10", "is empty; write"),
                route("{to: [mail], group: soon}", "3:25", "write it like 90s"),
                route("{to: [mail], group: 2h}", "3:25", "out of bounds; write 0s to 1h"),
                route("{to: [mail], repeat: 10s}", "3:26", "out of bounds; write 5m to 30d"),
                route("{to: [mail], limit: {messages: 0}}", "3:36", "is too little; write at least 1"),
                route("{to: [mail], limit: {per: 10s}}", "3:31", "out of bounds; write 1m to 1d"),
                route("{match: {severity: bad}, to: [mail]}", "3:24", "write warn, error or critical"),
                route("{match: {sevrity: warn}, to: [mail]}", "3:14", "did you mean severity?"),
                Arguments.of(
                        "sinks: [{name: mail, email: {to: [a@b.c]}}]\nroutes:\n  - {to: [mail]}\n  - {to: [mail]}",
                        "4:5",
                        "no alert comes here"),
                Arguments.of("routes: [{to: [a]}]", "1:1", "sinks is missing; add it"));
    }

    private static Arguments sink(String kind, String place, String message) {
        return Arguments.of("sinks:\n  - {name: s, " + kind + "}\nroutes: [{to: [s]}]", place, message);
    }

    private static Arguments route(String route, String place, String message) {
        return Arguments.of("sinks: [{name: mail, email: {to: [a@b.c]}}]\nroutes:\n  - " + route, place, message);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsToldWithItsPlaceAndWithoutTheSecret(String yaml, String place, String message) {
        List<ProjectProblem> problems = new ArrayList<>();
        AlertsFile.FILE.parse(yaml, problems);
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line() + ":" + problem.column()).isEqualTo(place);
        });
        assertThat(problems.toString()).doesNotContain("Xsecret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/", "http://127.0.0.1:8080/a", "http://[::1]:1/"})
    void plainHttpToThisMachineIsTakenWhereItIsAllowed(String url) {
        read("sinks:\n  - {name: s, webhook: {url: '" + url + "', secret: {env: K}, allow_http: true}}\n"
                + "routes: [{to: [s]}]");
    }

    @Test
    void fileIsOptionalAndWhatIsWrongWithItStopsTheStart(@TempDir Path directory) throws Exception {
        assertThat(AlertsFile.read(directory)).isEmpty();
        Files.writeString(directory.resolve("alerts.yaml"), ALL);
        assertThat(AlertsFile.read(directory)).isPresent();
        Files.writeString(directory.resolve("alerts.yaml"), "sinks: []");
        assertThatThrownBy(() -> AlertsFile.read(directory))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("alerts.yaml:1:8")
                .hasMessageContaining("routes is missing");
    }

    private static SecretReference env(String name) {
        return new SecretReference(null, null, name, null);
    }

    private static AlertsDefinition read(String yaml) {
        List<ProjectProblem> problems = new ArrayList<>();
        var read = AlertsFile.FILE.parse(yaml, problems);
        assertThat(problems).isEmpty();
        return read.orElseThrow();
    }
}
