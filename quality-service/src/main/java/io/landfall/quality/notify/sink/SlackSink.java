package io.landfall.quality.notify.sink;

import io.landfall.project.alert.Address;
import io.landfall.project.alert.SlackSettings;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.MessageJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** Writes each message into a channel of Slack, through an incoming webhook. */
final class SlackSink implements Sink {

    private final String name;
    private final TargetUrl url;
    private final HttpSender http;

    SlackSink(String name, SlackSettings settings, Secrets secrets, HttpSender http) {
        this.name = name;
        this.url = new TargetUrl(Address.of(settings.url()), settings.allowHttp(), secrets);
        this.http = http;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Sending> prepare(AlertMessage message) {
        byte[] body = MessageJson.bytes(SlackBlocks.of(message));
        return List.of(() -> http.send(HttpRequest.newBuilder(url.read())
                .header("content-type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(body))));
    }
}
