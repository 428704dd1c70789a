package io.landfall.local.s3;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlRootElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;

/** The XML document of the bucket notification calls, which is also how a configuration is kept on disk. */
final class NotificationXml {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final ObjectMapper XML =
            XmlMapper.xmlBuilder().defaultUseWrapper(false).build();

    private NotificationXml() {}

    static byte[] write(NotificationConfiguration configuration) {
        List<QueueElement> queues =
                configuration.rules().stream().map(QueueElement::of).toList();
        try {
            return XML.writeValueAsBytes(new Document(queues));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws S3ProxyException when the document is not one, names a destination other than a queue, or breaks a rule of S3 */
    static NotificationConfiguration read(byte[] xml) throws IOException {
        try {
            Document document = XML.readValue(xml, Document.class);
            return document == null || document.queues() == null
                    ? NotificationConfiguration.NONE
                    : new NotificationConfiguration(
                            document.queues().stream().map(QueueElement::rule).toList());
        } catch (UnrecognizedPropertyException e) {
            throw NotificationConfiguration.invalid(
                    "<" + e.getPropertyName() + "> is not supported here: only queues can be notified");
        } catch (JsonProcessingException e) {
            throw new S3ProxyException(S3ErrorCode.MALFORMED_X_M_L, e);
        }
    }

    @JacksonXmlRootElement(localName = "NotificationConfiguration", namespace = NAMESPACE)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Document(
            @JsonProperty("QueueConfiguration") List<QueueElement> queues) {
        /** What an empty element is read by. */
        Document() {
            this(null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record QueueElement(
            @JsonProperty("Id") String id,
            @JsonProperty("Queue") String queue,
            @JsonProperty("Event") List<String> events,
            @JsonProperty("Filter") Filter filter) {

        static QueueElement of(QueueRule rule) {
            List<FilterRule> filters = new ArrayList<>();
            if (!rule.prefix().isEmpty()) {
                filters.add(new FilterRule("Prefix", rule.prefix()));
            }
            if (!rule.suffix().isEmpty()) {
                filters.add(new FilterRule("Suffix", rule.suffix()));
            }
            Filter filter = filters.isEmpty() ? null : new Filter(new KeyFilter(filters));
            return new QueueElement(rule.id(), rule.queueArn(), rule.events(), filter);
        }

        QueueRule rule() {
            if (queue == null || events == null || events.isEmpty()) {
                throw NotificationConfiguration.invalid("A QueueConfiguration needs a Queue and at least one Event");
            }
            return new QueueRule(
                    Objects.requireNonNullElseGet(id, () -> UUID.randomUUID().toString()),
                    queue,
                    events,
                    filterValue("prefix"),
                    filterValue("suffix"));
        }

        private String filterValue(String name) {
            if (filter == null || filter.key() == null || filter.key().rules() == null) {
                return "";
            }
            return filter.key().rules().stream()
                    .filter(rule -> name.equalsIgnoreCase(rule.name()) && rule.value() != null)
                    .map(FilterRule::value)
                    .findFirst()
                    .orElse("");
        }
    }

    private record Filter(@JsonProperty("S3Key") KeyFilter key) {}

    private record KeyFilter(@JsonProperty("FilterRule") List<FilterRule> rules) {}

    private record FilterRule(
            @JsonProperty("Name") String name,
            @JsonProperty("Value") String value) {}
}
