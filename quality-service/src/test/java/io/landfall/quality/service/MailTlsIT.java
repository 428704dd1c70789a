package io.landfall.quality.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.landfall.project.alert.EmailSettings;
import io.landfall.project.alert.SinkDefinition;
import io.landfall.quality.notify.Alerts;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.sink.SinkFactory;
import io.landfall.redshift.tls.ServerCertificate;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail is secured by STARTTLS as the service is set by default, with a certificate that is made for the test. */
class MailTlsIT {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ServerCertificate certificate;

    MailTlsIT(@TempDir Path directory) throws IOException {
        certificate = ServerCertificate.in(directory, List.of());
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void mailIsSentWhenTheConnectionIsSecure() throws Exception {
        try (StartTlsFront front = front("127.0.0.1")) {
            send(settings("127.0.0.1", front.port()).setTrustOptions(authority()));
            assertThat(server.getReceivedMessages()[0].getSubject())
                    .isEqualTo("[ERROR] 1 alert: songplays have no key");
            assertThat(front.inTheClear()).hasSize(2).first().asString().startsWith("EHLO");
            assertThat(front.inTheClear()).last().isEqualTo("STARTTLS");
        }
    }

    @Test
    void nothingIsSentToAServerWhoseCertificateNobodyKnows() throws Exception {
        try (StartTlsFront front = front("127.0.0.1")) {
            fails(settings("127.0.0.1", front.port()));
        }
    }

    @Test
    void nothingIsSentToAServerWhoseCertificateIsForAnother() throws Exception {
        try (StartTlsFront front = front("127.0.0.2")) {
            fails(settings("127.0.0.2", front.port()).setTrustOptions(authority()));
        }
    }

    @Test
    void nothingIsSentToAServerThatOffersNoTls() throws Exception {
        fails(settings("127.0.0.1", server.getSmtp().getPort()));
        send(settings("127.0.0.1", server.getSmtp().getPort()).setStarttls(StartTLSOptions.OPTIONAL));
        assertThat(server.getReceivedMessages()).as("where somebody says so").hasSize(1);
    }

    private void fails(MailConfig settings) {
        assertThatThrownBy(() -> send(settings)).isInstanceOf(DeliveryException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private StartTlsFront front(String address) throws IOException {
        return new StartTlsFront(
                address, certificate.context(), server.getSmtp().getPort());
    }

    private PemTrustOptions authority() {
        return new PemTrustOptions().addCertPath(certificate.authorityFile().toString());
    }

    /** As the service is set where nobody says otherwise. */
    private static MailConfig settings(String host, int port) throws IOException {
        Properties defaults = new Properties();
        try (InputStream in = MailTlsIT.class.getResourceAsStream("/application.properties")) {
            defaults.load(in);
        }
        return new MailConfig()
                .setHostname(host)
                .setPort(port)
                .setStarttls(StartTLSOptions.valueOf(defaults.getProperty("quarkus.mailer.start-tls")));
    }

    private static void send(MailConfig settings) throws DeliveryException, InterruptedException {
        try (MailerOfTest mailer = new MailerOfTest(settings)) {
            Sink sink = new SinkFactory(null, null, null, new QuarkusMail(mailer.mailer()), null)
                    .sink(SinkDefinition.of(
                            "mail", new EmailSettings(List.of("team@example.com"), "landfall@example.com")));
            for (Sink.Sending sending : sink.prepare(Alerts.alarm())) {
                sending.send();
            }
        }
    }
}
