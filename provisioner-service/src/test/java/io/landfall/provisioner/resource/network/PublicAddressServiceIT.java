package io.landfall.provisioner.resource.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.landfall.provisioner.failure.ProvisioningException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicAddressServiceIT {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String answer = "192.0.2.7\n";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void addressIsAskedForOnce() {
        PublicAddress me = PublicAddressService.of(Optional.of(url()));
        assertThat(me.find()).isEqualTo(me.find()).isEqualTo("192.0.2.7");
        assertThat(asked).hasValue(1);
    }

    @Test
    void answerThatIsNoAddressIsRefused() {
        answer = "<html>sign in first</html>";
        assertThatThrownBy(() -> new PublicAddressService(URI.create(url())).find())
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining(PublicAddressService.SETTING)
                .hasMessageNotContaining("html");
    }

    @Test
    void addressInTheSettingIsTakenAsItIs() {
        assertThat(PublicAddressService.of(Optional.of("2001:db8::7")).find()).isEqualTo("2001:db8::7");
    }

    @Test
    void serviceThatIsNotThereIsSaidSo() {
        String nowhere = url();
        server.stop(0);
        assertThatThrownBy(() -> new PublicAddressService(URI.create(nowhere)).find())
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("my-ip");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }
}
