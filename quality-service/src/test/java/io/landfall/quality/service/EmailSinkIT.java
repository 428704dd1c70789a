package io.landfall.quality.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.landfall.event.Severity;
import io.landfall.failure.FailureKind;
import io.landfall.project.alert.EmailSettings;
import io.landfall.project.alert.SinkDefinition;
import io.landfall.quality.notify.Alerts;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.sink.SinkFactory;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail through Quarkus' mailer to real SMTP servers. */
class EmailSinkIT {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private MailerOfTest mailer;

    @BeforeEach
    void start() {
        server.start();
        mailer = new MailerOfTest(server.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        mailer.close();
        server.stop();
    }

    @Test
    void alertIsAMailInTextAndHtmlAndItsEndAnswersIt() throws Exception {
        send(Alerts.alarm());
        send(Alerts.allClear());
        MimeMessage raised = server.getReceivedMessages()[0];
        assertThat(raised.getSubject()).isEqualTo("[ERROR] 1 alert: songplays have no key");
        assertThat(raised.getAllRecipients()).extracting(Object::toString).containsExactly("team@example.com");
        assertThat(raised.getFrom()).extracting(Object::toString).containsExactly("landfall@example.com");
        assertThat(raised.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String thread = '<' + Item.raised("e1", Alerts.raised()).thread() + "@dev.landfall>";
        assertThat(raised.getHeader("Message-ID")).containsExactly(thread);
        MimeMultipart parts = (MimeMultipart) raised.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("What to do: correct the source and replay the batch", "NULL & <b>start_time</b>");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<dd>correct the source and replay the batch</dd>", "NULL &amp; &lt;b&gt;start_time");

        MimeMessage cleared = server.getReceivedMessages()[1];
        assertThat(cleared.getSubject()).isEqualTo("[CLEARED] 1 alert cleared: " + Alerts.KEY);
        assertThat(cleared.getHeader("In-Reply-To")).containsExactly(thread);
        assertThat(cleared.getHeader("References")).containsExactly(thread);
        assertThat(cleared.getHeader("Message-ID")[0]).isNotEqualTo(thread);
    }

    @Test
    void manyAlertsAreOneMailThatBelongsToTheirThreads() throws Exception {
        Item[] items = new Item[40];
        for (int i = 0; i < items.length; i++) {
            items[i] = Item.raised("e" + i, Alerts.raised("k" + i, Severity.ERROR));
        }
        send(Alerts.message(items));
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[ERROR] 40 alerts: dev");
        assertThat(mail.getHeader("References", " ")).contains(items[0].thread());
        assertThat(GreenMailUtil.getBody(mail)).contains("20 =C3=97 check of sparkify raised");
    }

    @Test
    void sameMailHasTheSameMessageIdWhenItIsSentAgain() throws Exception {
        send(Alerts.allClear());
        send(Alerts.allClear());
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void serverThatIsAwayMayComeBack() {
        server.stop();
        assertFails(FailureKind.RETRYABLE, "");
    }

    @Test
    void serverThatHasNoTimeIsAskedAgainAndOneThatRefusesIsNot() throws Exception {
        try (RefusingMailServer busy = new RefusingMailServer("451 try again later")) {
            mailer.close();
            mailer = new MailerOfTest(busy.port());
            assertFails(FailureKind.RETRYABLE, "SMTP 451");
        }
        try (RefusingMailServer strict = new RefusingMailServer("550 no such mailbox")) {
            mailer.close();
            mailer = new MailerOfTest(strict.port());
            assertFails(FailureKind.TERMINAL, "SMTP 550");
        }
    }

    private void assertFails(FailureKind kind, String text) {
        assertThatThrownBy(() -> send(Alerts.alarm())).isInstanceOfSatisfying(DeliveryException.class, failure -> {
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining(text);
        });
    }

    private void send(AlertMessage message) throws DeliveryException, InterruptedException {
        Sink sink = new SinkFactory(null, null, null, new QuarkusMail(mailer.mailer()), null)
                .sink(SinkDefinition.of(
                        "mail", new EmailSettings(List.of("team@example.com"), "landfall@example.com")));
        for (Sink.Sending sending : sink.prepare(message)) {
            sending.send();
        }
    }
}
