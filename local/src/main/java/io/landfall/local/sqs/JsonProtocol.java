package io.landfall.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** AWS JSON 1.0, which SDKs speak with SQS since 2023. */
final class JsonProtocol implements AnswerProtocol {

    static final JsonProtocol INSTANCE = new JsonProtocol();
    static final String QUERY_ERROR = "x-amzn-query-error";
    static final ContentType CONTENT_TYPE = ContentTypes.parse("application/x-amz-json-1.0");

    private static final String TARGET = "X-Amz-Target";
    private static final String SERVICE = "AmazonSQS.";

    private JsonProtocol() {}

    static boolean isSpokenIn(HttpRequest request) {
        return request.entity().getContentType().mediaType().subType().startsWith("x-amz-json");
    }

    /** Empty when the request names none. */
    static String action(HttpRequest request) {
        return request.getHeader(TARGET)
                .map(HttpHeader::value)
                .filter(target -> target.startsWith(SERVICE))
                .map(target -> target.substring(SERVICE.length()))
                .orElse("");
    }

    @Override
    public HttpResponse answer(String action, JsonNode result) {
        return response(200, result);
    }

    @Override
    public HttpResponse refuse(SqsError reason) {
        JsonNode error = JsonNodeFactory.instance
                .objectNode()
                .put("__type", "com.amazonaws.sqs#" + reason.shape())
                .put("message", reason.getMessage());
        return response(400, error).addHeader(queryError(reason.shape()));
    }

    static HttpHeader queryError(String shape) {
        return RawHeader.create(QUERY_ERROR, SqsError.queryCode(shape) + ";Sender");
    }

    private static HttpResponse response(int status, JsonNode body) {
        return HttpResponse.create().withStatus(status).withEntity(entity(body));
    }

    static HttpEntity.Strict entity(JsonNode body) {
        return HttpEntities.create(CONTENT_TYPE, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
