package io.landfall.quality.notify.sink;

import io.landfall.project.alert.SecretReference;
import io.landfall.project.alert.SinkDefinition;
import io.landfall.project.alert.SinkSettings;
import io.landfall.quality.notify.TestClock;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.AlertMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sinks as the service makes them, with secrets from a map instead of the environment. */
final class SinkBench {

    final Map<String, String> environment = new ConcurrentHashMap<>();
    final TestClock clock = new TestClock();
    private final SinkFactory factory = new SinkFactory(
            new Secrets(environment::get, arn -> null, clock),
            new HttpSender(Duration.ofSeconds(4)),
            region -> null,
            mail -> {},
            clock);

    Sink sink(SinkSettings settings) {
        return factory.sink(SinkDefinition.of("it", settings));
    }

    SecretReference secret(String name, String value) {
        environment.put(name, value);
        return new SecretReference(null, null, name, null);
    }

    static void send(Sink sink, AlertMessage message) throws DeliveryException, InterruptedException {
        for (Sink.Sending sending : sink.prepare(message)) {
            sending.send();
        }
    }
}
