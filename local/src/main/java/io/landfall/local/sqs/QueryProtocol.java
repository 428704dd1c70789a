package io.landfall.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.util.ByteString;

/** The query protocol of 2012-11-05: form parameters in, XML out. */
final class QueryProtocol implements AnswerProtocol {

    static final QueryProtocol INSTANCE = new QueryProtocol();

    private static final String NAMESPACE = "http://queue.amazonaws.com/doc/2012-11-05/";

    private QueryProtocol() {}

    /** The parameters of the URL and of the body together; a queue in the path is the parameter QueueUrl. */
    static Map<String, String> parameters(HttpRequest request, ByteString body) {
        Map<String, String> parameters = new TreeMap<>();
        if (request.getUri().getPathString().length() > 1) {
            parameters.put("QueueUrl", request.getUri().toString());
        }
        request.getUri().rawQueryString().ifPresent(query -> addTo(parameters, query));
        addTo(parameters, body.utf8String());
        return parameters;
    }

    private static void addTo(Map<String, String> parameters, String form) {
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The same call in the members of AWS JSON. */
    static ObjectNode asJson(Map<String, String> parameters) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        parameters.forEach((name, value) -> {
            String[] parts = name.split("\\.");
            switch (parts[0]) {
                case "Attribute" -> addPair(json.withObject("/Attributes"), parameters, parts, "Name");
                case "Tag" -> addPair(json.withObject("/tags"), parameters, parts, "Key");
                case "AttributeName" -> json.withArray("/AttributeNames").add(value);
                default -> json.put(parts[0], value);
            }
        });
        return json;
    }

    /** Takes {@code Attribute.1.Name} and {@code Attribute.1.Value} as one, when it meets the first. */
    private static void addPair(ObjectNode pairs, Map<String, String> parameters, String[] parts, String key) {
        if (parts[parts.length - 1].equals(key)) {
            String prefix = parts.length > 2 ? parts[0] + "." + parts[1] + "." : parts[0] + ".";
            pairs.put(parameters.get(prefix + key), parameters.getOrDefault(prefix + "Value", ""));
        }
    }

    @Override
    public HttpResponse answer(String action, JsonNode result) {
        StringBuilder xml = new StringBuilder();
        result.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode attributes) {
                attributes.properties().forEach(attribute -> xml.append("<Attribute>")
                        .append(element("Name", attribute.getKey()))
                        .append(element("Value", attribute.getValue().asText()))
                        .append("</Attribute>"));
            } else if (member.getValue() instanceof ArrayNode urls) {
                urls.forEach(url -> xml.append(element("QueueUrl", url.asText())));
            } else {
                xml.append(element(member.getKey(), member.getValue().asText()));
            }
        });
        String content = result.isEmpty() ? "" : "<%1$sResult>%2$s</%1$sResult>".formatted(action, xml);
        return response(
                200,
                "<%1$sResponse xmlns=\"%2$s\">%3$s<ResponseMetadata>%4$s</ResponseMetadata></%1$sResponse>"
                        .formatted(action, NAMESPACE, content, requestId()));
    }

    @Override
    public HttpResponse refuse(SqsError reason) {
        return response(
                400,
                "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type>%s%s<Detail/></Error>%s</ErrorResponse>"
                        .formatted(
                                NAMESPACE,
                                element("Code", reason.queryCode()),
                                element("Message", reason.getMessage()),
                                requestId()));
    }

    private static String requestId() {
        return element("RequestId", UUID.randomUUID().toString());
    }

    private static String element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<%1$s>%2$s</%1$s>".formatted(name, escaped);
    }

    private static HttpResponse response(int status, String xml) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(ContentTypes.TEXT_XML_UTF8, xml));
    }
}
