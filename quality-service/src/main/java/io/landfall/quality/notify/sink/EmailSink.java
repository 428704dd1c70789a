package io.landfall.quality.notify.sink;

import io.landfall.project.alert.EmailSettings;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.ItemState;
import io.landfall.quality.notify.message.MessageText;
import java.util.List;

/**
 * Sends each message as one mail. Every alert has a thread (RFC 5322, 3.6.4) that the mails about it refer to, so that the end
 * of an alert stands below its beginning; the mail about a single new alert begins the thread.
 */
final class EmailSink implements Sink {

    private static final int IN_FULL = 20;
    private static final int SUBJECT = 200;

    /** References may not grow without bound. */
    private static final int MOST_REFERENCES = 20;

    private final String name;
    private final EmailSettings settings;
    private final MailTransport transport;

    EmailSink(String name, EmailSettings settings, MailTransport transport) {
        this.name = name;
        this.settings = settings;
        this.transport = transport;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Sending> prepare(AlertMessage message) {
        AlertMail mail = mail(message);
        return List.of(() -> transport.send(mail));
    }

    private AlertMail mail(AlertMessage message) {
        List<String> threads = message.first(MOST_REFERENCES).stream()
                .map(item -> bracketed(item.thread(), message))
                .toList();
        Item first = message.items().get(0);
        boolean begins = message.items().size() == 1 && first.state() == ItemState.RAISED;
        return new AlertMail(
                settings.to(),
                settings.from(),
                MessageText.bounded(MessageText.headline(message), SUBJECT),
                PlainText.of(message, IN_FULL),
                MailHtml.of(message, IN_FULL),
                begins ? threads.get(0) : bracketed(message.id(), message),
                begins || first.state() == ItemState.RAISED ? null : threads.get(0),
                begins ? List.of() : threads);
    }

    private static String bracketed(String id, AlertMessage message) {
        return '<' + id + '@' + message.warehouse() + ".landfall>";
    }
}
