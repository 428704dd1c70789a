package io.landfall.redshift.controlplane.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the service of a request, has its action answered, and turns what goes wrong into an error the SDK understands. */
public final class AwsHttpHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AwsHttpHandler.class);
    private static final int SERVER_FAULT = 500;

    private final QueryProtocol query;
    private final JsonProtocol json;

    public AwsHttpHandler(Actions actions) {
        this.query = new QueryProtocol(actions);
        this.json = new JsonProtocol(actions);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = UUID.randomUUID().toString();
            AwsResponse response = respond(exchange, requestId);
            exchange.getResponseHeaders().set("Content-Type", response.contentType());
            exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
            exchange.sendResponseHeaders(response.status(), response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private AwsResponse respond(HttpExchange exchange, String requestId) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        AwsService service = AwsService.REDSHIFT;
        try {
            service = CredentialScope.service(exchange.getRequestHeaders().getFirst("Authorization"));
            return service.speaksJson()
                    ? json.answer(service, exchange.getRequestHeaders().getFirst("X-Amz-Target"), body)
                    : query.answer(service, body, requestId);
        } catch (AwsFault fault) {
            return refusal(service, fault, requestId);
        } catch (RuntimeException e) {
            LOG.error("A {} request failed", service, e);
            return refusal(service, new AwsFault("InternalFailure", SERVER_FAULT, e.toString()), requestId);
        }
    }

    private static AwsResponse refusal(AwsService service, AwsFault fault, String requestId) {
        LOG.debug("{} refused: {} {}", service, fault.code(), fault.getMessage());
        return service.speaksJson() ? JsonProtocol.refusal(fault) : QueryProtocol.refusal(service, fault, requestId);
    }
}
