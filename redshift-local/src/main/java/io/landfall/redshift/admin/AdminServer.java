package io.landfall.redshift.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.http.PromptHttpServer;
import io.landfall.redshift.session.Sessions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the loopback address, whatever address the gateway listens on: who reaches it may break every session. */
public final class AdminServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 2;
    private static final int BACKLOG = 20;
    private static final int SERVER_FAULT = 500;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads;

    private AdminServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Opens the port.
     *
     * @param port 0 takes a free one
     * @throws IOException when the port is taken
     */
    public static AdminServer start(int port, Faults faults, Sessions sessions) throws IOException {
        HttpServer server = PromptHttpServer.bind(new InetSocketAddress(LOOPBACK, port), BACKLOG);
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "redshift-admin-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        AdminHandler handler = new AdminHandler(faults, sessions);
        server.createContext("/", exchange -> handle(exchange, handler));
        server.start();
        return new AdminServer(server, threads);
    }

    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort());
    }

    private static void handle(HttpExchange exchange, AdminHandler handler) throws IOException {
        try (exchange) {
            AdminAnswer answer = answer(exchange, handler);
            if (answer.location() != null) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            if (answer.body() == null) {
                exchange.sendResponseHeaders(answer.status(), NO_BODY);
                return;
            }
            byte[] body = (answer.body().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static AdminAnswer answer(HttpExchange exchange, AdminHandler handler) throws IOException {
        try {
            return handler.answer(new AdminRequest(exchange));
        } catch (AdminRefusal refusal) {
            return AdminAnswer.refused(refusal);
        } catch (RuntimeException failure) {
            LOG.error("A request to the admin port failed", failure);
            return AdminAnswer.refused(new AdminRefusal(SERVER_FAULT, failure.toString()));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
