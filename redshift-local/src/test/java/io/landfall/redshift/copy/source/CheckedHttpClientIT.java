package io.landfall.redshift.copy.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What becomes of a connection that breaks while a body is to be sent. */
class CheckedHttpClientIT {

    private final SdkHttpClient plain = UrlConnectionHttpClient.create();
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::hangUp);
        serving.setDaemon(true);
        serving.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        plain.close();
    }

    @Test
    void brokenConnectionIsAnErrorTheSdkTriesAgain() {
        assertThatThrownBy(() -> send(plain)).as("why there is this class").isInstanceOf(UncheckedIOException.class);
        try (SdkHttpClient checked = new CheckedHttpClient(UrlConnectionHttpClient.create())) {
            assertThatThrownBy(() -> send(checked)).isInstanceOf(IOException.class);
            assertThat(checked.clientName()).isEqualTo(plain.clientName());
        }
    }

    private void send(SdkHttpClient client) throws IOException {
        SdkHttpFullRequest put = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.PUT)
                .uri(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/bucket/key"))
                .putHeader("Content-Length", "1")
                .putHeader("Expect", "100-continue")
                .build();
        client.prepareRequest(HttpExecuteRequest.builder()
                        .request(put)
                        .contentStreamProvider(() -> new ByteArrayInputStream(new byte[1]))
                        .build())
                .call();
    }

    /** As a server does that ends a connection it was kept open for. */
    private void hangUp() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.getInputStream().read(new byte[10]);
            } catch (IOException e) {
                // The test is over, or the next one comes.
                continue;
            }
        }
    }
}
