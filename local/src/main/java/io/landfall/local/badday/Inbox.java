package io.landfall.local.badday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.landfall.redshift.http.PromptHttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook on this machine that alerts are sent to. It takes only what is signed with its key. */
public final class Inbox implements AutoCloseable {

    private static final int KEY_BYTES = 32;
    private static final long POLL_MILLIS = 50;
    private static final int TAKEN = 204;
    private static final int REFUSED = 401;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final byte[] key = new byte[KEY_BYTES];
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    private Inbox(HttpServer server) {
        this.server = server;
        new SecureRandom().nextBytes(key);
        server.createContext("/alerts", this::take);
    }

    /** Listens on any free port of this machine, for this machine only. */
    public static Inbox open() throws IOException {
        Inbox inbox = new Inbox(PromptHttpServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        inbox.server.start();
        return inbox;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
    }

    public byte[] key() {
        return key.clone();
    }

    /**
     * Returns the first message that says this of an alert, when it has arrived.
     *
     * @param what {@code raised} or {@code cleared}
     * @throws NotAsToldException if it does not arrive in time
     */
    JsonNode await(String alert, String what, Duration patience) throws InterruptedException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < patience.toNanos()) {
            Optional<JsonNode> found = messages.stream()
                    .filter(message -> says(message, alert, what))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new NotAsToldException("no message that says %s of %s arrived at the webhook within %d s"
                .formatted(what, alert, patience.toSeconds()));
    }

    private static boolean says(JsonNode message, String alert, String what) {
        for (JsonNode item : message.at("/data/alerts")) {
            if (item.path(what).path("key").asText().equals(alert)) {
                return true;
            }
        }
        return false;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean genuine = isGenuine(exchange, body);
            if (genuine) {
                messages.add(JSON.readTree(body));
            }
            exchange.sendResponseHeaders(genuine ? TAKEN : REFUSED, -1);
        }
    }

    /** As Standard Webhooks has it: an HMAC over the id, the time and the body. */
    private boolean isGenuine(HttpExchange exchange, byte[] body) {
        String signed = header(exchange, "webhook-id") + '.' + header(exchange, "webhook-timestamp") + '.';
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(signed.getBytes(StandardCharsets.UTF_8));
            String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8),
                    header(exchange, "webhook-signature").getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
