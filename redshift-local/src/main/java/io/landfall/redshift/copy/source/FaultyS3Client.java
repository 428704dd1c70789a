package io.landfall.redshift.copy.source;

import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.fault.Firing;
import io.landfall.redshift.fault.Occasion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * The connection to S3 with faults on purpose in it. It stands below the SDK, so that the SDK sees what it would see of S3
 * itself and retries as it always does; every attempt is an occasion of its own.
 */
final class FaultyS3Client implements SdkHttpClient {
    private final SdkHttpClient next;
    private final Faults faults;

    FaultyS3Client(SdkHttpClient next, Faults faults) {
        this.next = next;
        this.faults = faults;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = next.prepareRequest(request);
        boolean reads = request.httpRequest().method() == SdkHttpMethod.GET;
        return faults.none() || !reads ? prepared : new Attempt(prepared, occasion(request.httpRequest()));
    }

    private static Occasion occasion(SdkHttpRequest request) {
        String path = SdkHttpUtils.urlDecode(request.encodedPath());
        String url = "s3:/" + path;
        return request.firstMatchingRawQueryParameter("list-type").isEmpty()
                ? new Occasion.S3Read(url)
                : new Occasion.S3List((url.endsWith("/") ? url : url + "/")
                        + request.firstMatchingRawQueryParameter("prefix").orElse(""));
    }

    @Override
    public String clientName() {
        return next.clientName();
    }

    @Override
    public void close() {
        next.close();
    }

    /** One request on its way. */
    private final class Attempt implements ExecutableHttpRequest {
        private final ExecutableHttpRequest request;
        private final Occasion occasion;

        Attempt(ExecutableHttpRequest request, Occasion occasion) {
            this.request = request;
            this.occasion = occasion;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            List<Firing> inside = new ArrayList<>();
            for (Firing firing : faults.meet(occasion)) {
                if (firing.effect() instanceof Effect.S3Refusal refusal) {
                    return refused(refusal);
                }
                inside.add(firing);
            }
            return with(inside, request.call());
        }

        private HttpExecuteResponse with(List<Firing> inside, HttpExecuteResponse response) {
            AbortableInputStream body = response.responseBody().orElse(null);
            for (Firing firing : body == null ? List.<Firing>of() : inside) {
                body = AbortableInputStream.create(new FaultyBody(body, firing, faults), body);
            }
            return HttpExecuteResponse.builder()
                    .response(response.httpResponse())
                    .responseBody(body)
                    .build();
        }

        @Override
        public void abort() {
            request.abort();
        }
    }

    private static HttpExecuteResponse refused(Effect.S3Refusal refusal) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
                + refusal.error().code() + "</Code><Message>"
                + escaped(refusal.error().message())
                + "</Message><RequestId>FAULT0000000000</RequestId><HostId>fault</HostId></Error>";
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(refusal.error().status())
                        .putHeader("Content-Type", "application/xml")
                        .putHeader("x-amz-request-id", "FAULT0000000000")
                        .putHeader("x-amz-id-2", "fault")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
