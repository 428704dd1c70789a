package io.landfall.redshift.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A request to the admin port. */
final class AdminRequest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost");

    private final HttpExchange exchange;

    /** @throws AdminRefusal when a browser was talked into sending it to this machine under another name */
    AdminRequest(HttpExchange exchange) throws AdminRefusal {
        this.exchange = exchange;
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        if (!LOOPBACK_NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new AdminRefusal(FORBIDDEN, "the host is " + host + ", allowed are 127.0.0.1 and localhost");
        }
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** The parts of the path between slashes. */
    List<String> segments() {
        return Arrays.stream(path().split("/")).filter(part -> !part.isEmpty()).toList();
    }

    JsonNode json() throws IOException, AdminRefusal {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new AdminRefusal(
                    UNSUPPORTED_MEDIA_TYPE, "the content type is " + type + ", needed is application/json");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new AdminRefusal(TOO_LARGE, "the body is larger than " + MAX_BODY_BYTES + " bytes");
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new AdminRefusal(
                    BAD_REQUEST,
                    "line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr() + ": is not JSON: "
                            + malformed.getOriginalMessage());
        }
    }
}
