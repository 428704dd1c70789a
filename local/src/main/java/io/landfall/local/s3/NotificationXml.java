package io.landfall.local.s3;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlRootElement;
import io.landfall.local.s3.NotificationRule.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;

/** The XML document of the bucket notification calls, which is also how a configuration is kept on disk. */
final class NotificationXml {

    private static final ObjectMapper XML = XmlMapper.xmlBuilder()
            .defaultUseWrapper(false)
            .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
            .build();

    private NotificationXml() {}

    static byte[] write(NotificationConfiguration configuration) {
        try {
            return XML.writeValueAsBytes(Document.of(configuration));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws S3ProxyException when the document is not one, or breaks a rule of S3 */
    static NotificationConfiguration read(byte[] xml) throws IOException {
        try {
            Document document = XML.readValue(xml, Document.class);
            return document == null ? NotificationConfiguration.NONE : document.configuration();
        } catch (UnrecognizedPropertyException e) {
            throw new S3ProxyException(S3ErrorCode.MALFORMED_X_M_L, "Unexpected element <" + e.getPropertyName() + ">");
        } catch (JsonProcessingException e) {
            throw new S3ProxyException(S3ErrorCode.MALFORMED_X_M_L, e);
        }
    }

    @JacksonXmlRootElement(localName = "NotificationConfiguration", namespace = S3Xml.NAMESPACE)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Document(
            @JsonProperty("TopicConfiguration") List<Element> topics,
            @JsonProperty("QueueConfiguration") List<Element> queues,
            @JsonProperty("CloudFunctionConfiguration") List<Element> functions,
            @JsonProperty("EventBridgeConfiguration") EventBridge eventBridge) {

        /** What an empty element is read by. */
        Document() {
            this(null, null, null, null);
        }

        static Document of(NotificationConfiguration configuration) {
            return new Document(
                    elements(configuration, Kind.TOPIC),
                    elements(configuration, Kind.QUEUE),
                    elements(configuration, Kind.FUNCTION),
                    configuration.eventBridge() ? new EventBridge() : null);
        }

        private static List<Element> elements(NotificationConfiguration configuration, Kind kind) {
            List<Element> elements = configuration.rules().stream()
                    .filter(rule -> rule.kind() == kind)
                    .map(Element::of)
                    .toList();
            return elements.isEmpty() ? null : elements;
        }

        NotificationConfiguration configuration() {
            List<NotificationRule> rules = Stream.of(
                            rules(topics, Kind.TOPIC), rules(queues, Kind.QUEUE), rules(functions, Kind.FUNCTION))
                    .flatMap(List::stream)
                    .toList();
            return new NotificationConfiguration(rules, eventBridge != null);
        }

        private static List<NotificationRule> rules(List<Element> elements, Kind kind) {
            return elements == null
                    ? List.of()
                    : elements.stream().map(element -> element.rule(kind)).toList();
        }
    }

    /** Has nothing in it: that it is there says that EventBridge is on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record EventBridge() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Element(
            @JsonProperty("Id") String id,
            @JsonProperty("Topic") String topic,
            @JsonProperty("Queue") String queue,
            @JsonProperty("CloudFunction") String function,
            @JsonProperty("Event") List<String> events,
            @JsonProperty("Filter") Filter filter) {

        static Element of(NotificationRule rule) {
            List<FilterRule> filters = new ArrayList<>();
            if (!rule.prefix().isEmpty()) {
                filters.add(new FilterRule("Prefix", rule.prefix()));
            }
            if (!rule.suffix().isEmpty()) {
                filters.add(new FilterRule("Suffix", rule.suffix()));
            }
            return new Element(
                    rule.id(),
                    rule.kind() == Kind.TOPIC ? rule.destination() : null,
                    rule.kind() == Kind.QUEUE ? rule.destination() : null,
                    rule.kind() == Kind.FUNCTION ? rule.destination() : null,
                    rule.events(),
                    filters.isEmpty() ? null : new Filter(new KeyFilter(filters)));
        }

        NotificationRule rule(Kind kind) {
            String destination =
                    switch (kind) {
                        case TOPIC -> topic;
                        case QUEUE -> queue;
                        case FUNCTION -> function;
                    };
            if (destination == null || events == null || events.isEmpty()) {
                throw NotificationConfiguration.invalid("A configuration needs a destination and at least one Event");
            }
            return new NotificationRule(
                    kind,
                    id == null || id.isEmpty() ? UUID.randomUUID().toString() : id,
                    destination,
                    events,
                    filterValue("prefix"),
                    filterValue("suffix"));
        }

        private String filterValue(String name) {
            if (filter == null || filter.key() == null || filter.key().rules() == null) {
                return "";
            }
            List<String> values = filter.key().rules().stream()
                    .filter(rule -> rule.isAbout(name))
                    .map(FilterRule::value)
                    .toList();
            if (values.size() > 1) {
                throw NotificationConfiguration.invalid("Cannot specify more than one " + name + " rule in a filter.");
            }
            return values.isEmpty() ? "" : values.get(0);
        }
    }

    private record Filter(@JsonProperty("S3Key") KeyFilter key) {}

    private record KeyFilter(@JsonProperty("FilterRule") List<FilterRule> rules) {}

    private record FilterRule(
            @JsonProperty("Name") String name,
            @JsonProperty("Value") String value) {

        boolean isAbout(String wanted) {
            if (!"prefix".equalsIgnoreCase(name) && !"suffix".equalsIgnoreCase(name)) {
                throw NotificationConfiguration.invalid("filter rule name must be either prefix or suffix");
            }
            return wanted.equalsIgnoreCase(name) && value != null;
        }
    }
}
