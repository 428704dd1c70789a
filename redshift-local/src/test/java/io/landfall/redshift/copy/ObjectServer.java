package io.landfall.redshift.copy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks just enough S3 to be read from, and misbehaves as told: one bucket, every key with its own way to answer. */
final class ObjectServer implements AutoCloseable {
    private static final String LISTING = """
            <ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated><Contents><Key>%s</Key><Size>%d</Size>\
            <ETag>"e"</ETag><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents></ListBucketResult>""";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, Content> objects = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    /** How an object is sent. */
    interface Body {
        void send(OutputStream out, long offset, int attempt) throws IOException, InterruptedException;
    }

    private sealed interface Content {}

    private record Readable(long length, Body body) implements Content {}

    private record Refused(int status, String code, String message) implements Content {}

    ObjectServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/b", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void put(String key, long length, Body body) {
        objects.put(key, new Readable(length, body));
    }

    void refuse(String key, int status, String code, String message) {
        objects.put(key, new Refused(status, code, message));
    }

    /** How often the object itself was asked for. */
    int requests(String key) {
        return requests.getOrDefault(key, new AtomicInteger()).get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            boolean listing = query != null && query.contains("list-type");
            String key = listing
                    ? query.replaceFirst("(.*&)?prefix=([^&]*).*", "$2")
                    : exchange.getRequestURI().getPath().substring("/b/".length());
            Content content = objects.get(key);
            if (content instanceof Refused refused) {
                refuse(exchange, refused);
            } else if (listing) {
                reply(exchange, 200, String.format(LISTING, key, ((Readable) content).length()));
            } else {
                send(exchange, key, (Readable) content);
            }
        }
    }

    private static void refuse(HttpExchange exchange, Refused refused) throws IOException {
        exchange.getResponseHeaders().add("x-amz-request-id", "R1");
        exchange.getResponseHeaders().add("x-amz-id-2", "X2");
        reply(
                exchange,
                refused.status(),
                "<Error><Code>" + refused.code() + "</Code><Message>" + refused.message() + "</Message></Error>");
    }

    private static void reply(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    private void send(HttpExchange exchange, String key, Readable object) throws IOException {
        int attempt =
                requests.computeIfAbsent(key, first -> new AtomicInteger()).incrementAndGet();
        String range = exchange.getRequestHeaders().getFirst("Range");
        long offset = range == null ? 0 : Long.parseLong(range.replaceAll("\\D", ""));
        exchange.getResponseHeaders().add("ETag", "\"e\"");
        exchange.sendResponseHeaders(offset == 0 ? 200 : 206, object.length() - offset);
        try {
            object.body().send(exchange.getResponseBody(), offset, attempt);
            exchange.getResponseBody().flush();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
