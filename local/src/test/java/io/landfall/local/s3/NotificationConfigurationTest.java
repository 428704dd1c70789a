package io.landfall.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.local.s3.NotificationRule.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gaul.s3proxy.S3ProxyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationConfigurationTest {

    @ParameterizedTest
    @CsvSource({
        "s3:ObjectCreated:*,PUT,true",
        "s3:ObjectCreated:*,COMPLETE_MULTIPART_UPLOAD,true",
        "s3:ObjectCreated:*,DELETE,false",
        "s3:ObjectCreated:Put,COPY,false",
        "s3:ObjectCreated:Copy,COPY,true",
        "s3:ObjectRemoved:*,DELETE,true"
    })
    void aConfiguredEventAsksForItsTypes(String configured, EventType type, boolean asked) {
        assertThat(type.isAskedForBy(configured)).isEqualTo(asked);
    }

    @Test
    void aRuleMatchesPrefixAndSuffix() {
        NotificationRule rule = rule("r", "log_data/", ".json", "s3:ObjectCreated:*");
        assertThat(rule.matches(EventType.PUT, "log_data/a.json")).isTrue();
        assertThat(rule.matches(EventType.PUT, "log_data/a.csv")).isFalse();
        assertThat(rule.matches(EventType.PUT, "song_data/a.json")).isFalse();
    }

    @Test
    void rulesMayShareAnEventOrAKeyButNotBoth() {
        NotificationRule logs = rule("logs", "log_data/", "", "s3:ObjectCreated:*");
        assertThatCode(() -> configured(logs, rule("songs", "song_data/", "", "s3:ObjectCreated:*")))
                .doesNotThrowAnyException();
        assertThatCode(() -> configured(logs, rule("removed", "log_data/", "", "s3:ObjectRemoved:*")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> configured(logs, rule("all", "", ".json", "s3:ObjectCreated:Put")))
                .isInstanceOf(S3ProxyException.class)
                .hasMessageContaining("Cannot have overlapping suffixes in two rules");
        assertThatThrownBy(() ->
                        configured(rule("a", "", "", "s3:ObjectTagging:*"), rule("b", "", "", "s3:ObjectTagging:Put")))
                .hasMessageContaining("cannot share a common event type");
        assertThatThrownBy(() -> configured(logs, rule("logs", "song_data/", "", "s3:ObjectCreated:*")))
                .hasMessageContaining("Same ID");
    }

    @Test
    void rulesOverlapWhateverTheirDestinationsAre() {
        NotificationRule queue = rule("queue", "log_data/", "", "s3:ObjectCreated:*");
        for (Kind kind : Kind.values()) {
            NotificationRule other =
                    new NotificationRule(kind, "other", "arn", List.of("s3:ObjectCreated:Put"), "log_data/2018", "");
            assertThatThrownBy(() -> configured(queue, other)).isInstanceOf(S3ProxyException.class);
        }
    }

    @Test
    void whatIsWrittenReadsBack() throws Exception {
        NotificationConfiguration written = new NotificationConfiguration(
                List.of(
                        new NotificationRule(Kind.TOPIC, "t", "arn:t", List.of("s3:ObjectRestore:*"), "", ""),
                        rule("a & b", "log data/<x>/", ".json", "s3:ObjectCreated:Put", "s3:ObjectCreated:Copy"),
                        new NotificationRule(Kind.FUNCTION, "f", "arn:f", List.of("s3:ObjectCreated:*"), "in/", "")),
                true);
        assertThat(NotificationXml.read(NotificationXml.write(written))).isEqualTo(written);
        assertThat(NotificationXml.read(NotificationXml.write(NotificationConfiguration.NONE)))
                .isEqualTo(NotificationConfiguration.NONE);
    }

    @Test
    void onlyQueuesAreNotified() {
        NotificationConfiguration configuration =
                configured(new NotificationRule(Kind.TOPIC, "t", "arn:t", List.of("s3:ObjectCreated:*"), "", ""));
        assertThat(configuration.ruleFor(EventType.PUT, "a")).isEmpty();
        assertThat(configuration.silentDestinations()).containsExactly("arn:t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<NotificationConfiguration><MailConfiguration/></NotificationConfiguration>",
                "<NotificationConfiguration><QueueConfiguration><Queue>q</Queue></QueueConfiguration>"
                        + "</NotificationConfiguration>",
                "<NotificationConfiguration><QueueConfiguration><Queue>q</Queue><Event>s3:ObjectCreated:*</Event><Filter>"
                        + "<S3Key><FilterRule><Name>prefix</Name><Value>a</Value></FilterRule><FilterRule><Name>prefix"
                        + "</Name><Value>b</Value></FilterRule></S3Key></Filter></QueueConfiguration>"
                        + "</NotificationConfiguration>",
                "<NotificationConfiguration><QueueConfiguration><Queue>q</Queue><Event>s3:ObjectCreated:*</Event><Filter>"
                        + "<S3Key><FilterRule><Name>infix</Name><Value>a</Value></FilterRule></S3Key></Filter>"
                        + "</QueueConfiguration></NotificationConfiguration>",
                "<NotificationConfiguration>",
                "nonsense"
            })
    void aDocumentThatIsNoConfigurationIsRefused(String xml) {
        assertThatThrownBy(() -> NotificationXml.read(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(S3ProxyException.class);
    }

    private static NotificationRule rule(String id, String prefix, String suffix, String... events) {
        return new NotificationRule(
                Kind.QUEUE, id, "arn:aws:sqs:us-west-2:000000000000:q", List.of(events), prefix, suffix);
    }

    private static NotificationConfiguration configured(NotificationRule... rules) {
        return new NotificationConfiguration(List.of(rules), false);
    }
}
