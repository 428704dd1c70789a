package io.landfall.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        QueueRule rule = rule("r", "log_data/", ".json", "s3:ObjectCreated:*");
        assertThat(rule.matches(EventType.PUT, "log_data/a.json")).isTrue();
        assertThat(rule.matches(EventType.PUT, "log_data/a.csv")).isFalse();
        assertThat(rule.matches(EventType.PUT, "song_data/a.json")).isFalse();
    }

    @Test
    void rulesMayShareAnEventOrAKeyButNotBoth() {
        QueueRule logs = rule("logs", "log_data/", "", "s3:ObjectCreated:*");
        assertThatCode(() -> new NotificationConfiguration(
                        List.of(logs, rule("songs", "song_data/", "", "s3:ObjectCreated:*"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> new NotificationConfiguration(
                        List.of(logs, rule("removed", "log_data/", "", "s3:ObjectRemoved:*"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        new NotificationConfiguration(List.of(logs, rule("all", "", ".json", "s3:ObjectCreated:Put"))))
                .isInstanceOf(S3ProxyException.class)
                .hasMessageContaining("'logs' and 'all'");
    }

    @Test
    void whatIsWrittenReadsBack() throws Exception {
        NotificationConfiguration written = new NotificationConfiguration(
                List.of(rule("a & b", "log data/<x>/", ".json", "s3:ObjectCreated:Put", "s3:ObjectCreated:Copy")));
        assertThat(NotificationXml.read(NotificationXml.write(written))).isEqualTo(written);
        assertThat(NotificationXml.read(NotificationXml.write(NotificationConfiguration.NONE)))
                .isEqualTo(NotificationConfiguration.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<NotificationConfiguration><TopicConfiguration/></NotificationConfiguration>",
                "<NotificationConfiguration><QueueConfiguration><Queue>q</Queue></QueueConfiguration>"
                        + "</NotificationConfiguration>",
                "<NotificationConfiguration>",
                "nonsense"
            })
    void aDocumentThatIsNotAQueueConfigurationIsRefused(String xml) {
        assertThatThrownBy(() -> NotificationXml.read(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(S3ProxyException.class);
    }

    private static QueueRule rule(String id, String prefix, String suffix, String... events) {
        return new QueueRule(id, "arn:aws:sqs:us-west-2:000000000000:q", List.of(events), prefix, suffix);
    }
}
