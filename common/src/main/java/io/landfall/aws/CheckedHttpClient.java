package io.landfall.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Tells the SDK of broken connections so that it tries again. The client of the JDK's connections puts the {@link IOException} of one that
 * breaks while a request is written, or while S3 is waited for to take one (100 Continue), into an {@link UncheckedIOException}, which
 * the SDK's retries do not know. Kept connections that the other side closed meanwhile end so.
 */
final class CheckedHttpClient implements SdkHttpClient {

    private final SdkHttpClient next;

    CheckedHttpClient(SdkHttpClient next) {
        this.next = next;
    }

    /** A builder of such clients, for an SDK client that closes its own. */
    static Builder<?> over(Builder<?> next) {
        return new Over(next);
    }

    private record Over(Builder<?> next) implements Builder<Over> {

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new CheckedHttpClient(next.buildWithDefaults(defaults));
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Checked(next.prepareRequest(request));
    }

    @Override
    public String clientName() {
        return next.clientName();
    }

    @Override
    public void close() {
        next.close();
    }

    private record Checked(ExecutableHttpRequest request) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            try {
                return request.call();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        @Override
        public void abort() {
            request.abort();
        }
    }
}
