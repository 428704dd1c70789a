package io.landfall.quality.service;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.mailer.runtime.MutinyMailerImpl;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.List;

/** Quarkus' mailer without the rest of Quarkus. */
final class MailerOfTest implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final MailClient client;
    private final ReactiveMailer mailer;

    MailerOfTest(int port) {
        this(new MailConfig().setHostname("127.0.0.1").setPort(port).setStarttls(StartTLSOptions.DISABLED));
    }

    MailerOfTest(MailConfig config) {
        client = MailClient.create(vertx, config);
        Object nobody = Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
        try {
            Constructor<?> constructor = MutinyMailerImpl.class.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            mailer = (ReactiveMailer) constructor.newInstance(
                    vertx, client, null, "from@example.com", null, false, List.of(), false, false, nobody);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Quarkus' mailer is made in another way now", e);
        }
    }

    ReactiveMailer mailer() {
        return mailer;
    }

    @Override
    public void close() {
        client.closeAndAwait();
        vertx.closeAndAwait();
    }
}
