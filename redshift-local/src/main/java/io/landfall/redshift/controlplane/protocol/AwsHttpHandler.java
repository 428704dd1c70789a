package io.landfall.redshift.controlplane.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the service of a request, has its action answered, and turns what goes wrong into an error the SDK understands. */
public final class AwsHttpHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AwsHttpHandler.class);
    private static final int SERVER_FAULT = 500;

    private final WireProtocol query;
    private final WireProtocol ec2;
    private final WireProtocol json;
    private final CallGate gate;

    public AwsHttpHandler(Actions actions, CallGate gate) {
        this.query = new QueryProtocol(actions);
        this.ec2 = new Ec2Protocol(actions);
        this.json = new JsonProtocol(actions);
        this.gate = gate;
    }

    /** Closing an exchange that has no answer yet closes its connection: what a client sees of a lost answer. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = UUID.randomUUID().toString();
            Optional<AwsResponse> answer = respond(exchange, requestId);
            if (answer.isPresent()) {
                AwsResponse response = answer.get();
                exchange.getResponseHeaders().set("Content-Type", response.contentType());
                exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
                exchange.sendResponseHeaders(response.status(), response.body().length);
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    private Optional<AwsResponse> respond(HttpExchange exchange, String requestId) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        AwsService service = AwsService.REDSHIFT;
        try {
            service = CredentialScope.service(exchange.getRequestHeaders().getFirst("Authorization"));
            WireProtocol protocol = protocol(service);
            Call call = protocol.read(service, exchange.getRequestHeaders().getFirst("X-Amz-Target"), body);
            return gate.pass(call, () -> protocol.answer(call, requestId));
        } catch (AwsFault fault) {
            LOG.debug("{} refused: {} {}", service, fault.code(), fault.getMessage());
            return Optional.of(protocol(service).refusal(service, fault, requestId));
        } catch (RuntimeException e) {
            LOG.error("A {} request failed", service, e);
            AwsFault fault = new AwsFault("InternalFailure", SERVER_FAULT, e.toString());
            return Optional.of(protocol(service).refusal(service, fault, requestId));
        }
    }

    private WireProtocol protocol(AwsService service) {
        if (service == AwsService.EC2) {
            return ec2;
        }
        return service.speaksJson() ? json : query;
    }
}
