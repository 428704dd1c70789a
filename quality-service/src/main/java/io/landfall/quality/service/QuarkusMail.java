package io.landfall.quality.service;

import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.DeliveryFailures;
import io.landfall.quality.notify.sink.AlertMail;
import io.landfall.quality.notify.sink.MailTransport;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;

/** Sends mail with Quarkus' mailer, to the server that {@code quarkus.mailer} names. */
final class QuarkusMail implements MailTransport {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ReactiveMailer mailer;

    QuarkusMail(ReactiveMailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public void send(AlertMail mail) throws DeliveryException {
        try {
            mailer.send(written(mail)).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private static Mail written(AlertMail mail) {
        Mail written = new Mail()
                .setTo(mail.to())
                .setSubject(mail.subject())
                .setText(mail.text())
                .setHtml(mail.html())
                .addHeader("Message-ID", mail.messageId())
                .addHeader("Auto-Submitted", "auto-generated");
        if (mail.from() != null) {
            written.setFrom(mail.from());
        }
        if (mail.inReplyTo() != null) {
            written.addHeader("In-Reply-To", mail.inReplyTo());
        }
        if (!mail.references().isEmpty()) {
            written.addHeader("References", String.join(" ", mail.references()));
        }
        return written;
    }

    private static DeliveryException failure(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException refused) {
                return DeliveryFailures.ofMail(refused.getReplyCode(), refused.getReplyMessage());
            }
            if (cause instanceof TimeoutException) {
                return DeliveryFailures.ofMail(0, "the mail server did not answer in time");
            }
        }
        Throwable first = failure.getCause() == null ? failure : failure.getCause();
        return DeliveryFailures.ofMail(0, "no mail could be sent: " + first.getMessage());
    }
}
