package io.landfall.quality.notify.sink;

import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.DeliveryFailures;
import io.landfall.quality.notify.message.MessageText;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Posts to servers that may be slow, wordy or away. Follows no redirect, uses no proxy, and waits a bounded time. */
public final class HttpSender {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final int MOST_READ = 2_000;
    private static final int MOST_SHOWN = 300;

    private final HttpClient client;
    private final Duration whole;

    public HttpSender() {
        this(WHOLE);
    }

    /** @param whole how long a request may take with its answer */
    HttpSender(Duration whole) {
        this.whole = whole;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * Sends the request.
     *
     * @param secrets what must not be seen in a failure, besides the URL's path
     * @throws DeliveryException if the answer is not a success, or does not come
     */
    void send(HttpRequest.Builder builder, String... secrets) throws DeliveryException, InterruptedException {
        HttpRequest request =
                builder.timeout(whole).header("user-agent", "landfall").build();
        SecretMask mask = new SecretMask(Stream.concat(
                Stream.of(secrets),
                Stream.of(
                        request.uri().toString(),
                        request.uri().getRawPath(),
                        request.uri().getRawQuery())));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> keep(body, bytes))));
        HttpResponse<Void> response = await(answer, mask);
        Optional<DeliveryException> failure = DeliveryFailures.ofStatus(
                response.statusCode(), response.headers().firstValue("retry-after"), shown(body, mask), Instant.now());
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer, SecretMask mask)
            throws DeliveryException, InterruptedException {
        try {
            return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw DeliveryFailures.of(e.getCause(), mask.of(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            throw DeliveryFailures.of(e, "");
        } finally {
            answer.cancel(true);
        }
    }

    /** The rest is read and forgotten. */
    private static void keep(ByteArrayOutputStream body, byte[] part) {
        body.write(part, 0, Math.min(part.length, MOST_READ - body.size()));
    }

    private static String shown(ByteArrayOutputStream body, SecretMask mask) {
        String text =
                body.toString(StandardCharsets.UTF_8).lines().map(String::strip).collect(Collectors.joining(" "));
        return MessageText.bounded(mask.of(text), MOST_SHOWN);
    }
}
