package io.landfall.quality.notify.sink;

import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.ItemState;
import io.landfall.quality.notify.message.MessageText;
import java.util.List;

/** A message as HTML that every mail program shows. Text of others is escaped. */
final class MailHtml {

    private MailHtml() {}

    /** @param inFull how many alerts are told in full */
    static String of(AlertMessage message, int inFull) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><body style=\"font-family:sans-serif\">");
        html.append("<h2>").append(escaped(MessageText.headline(message))).append("</h2>");
        message.first(inFull).forEach(item -> html.append(item(item)));
        List<String> rest = MessageText.rest(message.after(inFull));
        if (!rest.isEmpty()) {
            html.append("<p>Besides:</p><ul>");
            rest.forEach(line -> html.append("<li>").append(escaped(line)).append("</li>"));
            html.append("</ul>");
        }
        MessageText.limit(message.gathering())
                .forEach(line -> html.append("<p><i>").append(escaped(line)).append("</i></p>"));
        return html.append("</body></html>").toString();
    }

    private static String item(Item item) {
        StringBuilder html = new StringBuilder("<div style=\"border-left:4px solid ")
                .append(colour(item))
                .append(";padding-left:12px;margin:16px 0\"><b>")
                .append(escaped(PlainText.title(item)))
                .append("</b><dl>");
        if (item.raised() != null && item.state() != ItemState.PASSED) {
            AlertRaised raised = item.raised();
            row(html, "What was seen", escaped(PlainText.bounded(raised.evidence())));
            row(html, "What Landfall tried", escaped(PlainText.bounded(raised.tried())));
            row(html, "What to do", escaped(PlainText.bounded(raised.action())));
            row(html, "Runbook", link(raised.runbook()));
        }
        if (item.cleared() != null) {
            row(html, "Why", escaped(PlainText.bounded(item.cleared().reason())));
        }
        return html.append("</dl><small>")
                .append(escaped(PlainText.footer(item)))
                .append("</small></div>")
                .toString();
    }

    private static void row(StringBuilder html, String name, String value) {
        html.append("<dt>").append(name).append("</dt><dd>").append(value).append("</dd>");
    }

    private static String link(String runbook) {
        String text = escaped(runbook);
        return runbook.startsWith("https://") ? "<a href=\"" + text + "\">" + text + "</a>" : text;
    }

    private static String colour(Item item) {
        if (!item.state().isOpen()) {
            return "#2e7d32";
        }
        return item.severity() == Severity.WARN ? "#f9a825" : "#c62828";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }
}
