package io.landfall.local.s3;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The S3 API: what is set on buckets is answered here, objects are by S3Proxy. Any credentials are accepted. */
final class S3Servlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(S3Servlet.class);

    private final transient ObjectCalls objectCalls;
    private final transient BucketCalls bucketCalls;
    private final transient BucketCreation creation;

    S3Servlet(BlobStore store, BucketCalls bucketCalls, BucketCreation creation) {
        this.objectCalls = new ObjectCalls(store);
        this.bucketCalls = bucketCalls;
        this.creation = creation;
    }

    @Override
    protected void service(HttpServletRequest received, HttpServletResponse response) throws IOException {
        HttpServletRequest request = VirtualHostRequest.pathStyle(received);
        try (InputStream body = request.getInputStream()) {
            answer(request, response, body);
        } catch (AwsServiceException e) {
            objectCalls.refuse(request, response, e);
        } catch (IOException e) {
            AwsServiceException cause = awsCause(e).orElseThrow(() -> e);
            objectCalls.refuse(request, response, cause);
        } catch (IllegalArgumentException e) {
            LOG.debug("Refused {} {}", request.getMethod(), request.getRequestURI(), e);
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        } catch (UnsupportedOperationException e) {
            LOG.debug("Unsupported {} {}", request.getMethod(), request.getRequestURI(), e);
            response.sendError(HttpServletResponse.SC_NOT_IMPLEMENTED, e.getMessage());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, InputStream body) throws IOException {
        Addressed addressed = Addressed.by(request);
        if (bucketCalls.areAskedBy(addressed)) {
            bucketCalls.answer(addressed, request, response);
        } else if (BucketCreation.isAskedBy(addressed)) {
            creation.create(
                    addressed.bucket(),
                    body.readAllBytes(),
                    () -> handle(request, response, new ByteArrayInputStream(new byte[0])));
        } else {
            KnownParameters.require(addressed);
            handle(request, response, body);
        }
    }

    /** Reads the body to its end also where the request is refused: the client is still sending then. */
    private void handle(HttpServletRequest request, HttpServletResponse response, InputStream body) throws IOException {
        try {
            objectCalls.doHandle(request, request, response, body, new S3ProxyHandler.RequestContext());
        } finally {
            drain(body);
        }
    }

    /**
     * Takes what the handler left unread, such as the trailer of a chunked upload. The connection of a request that is not read to its
     * end is closed, and the client's next request on it would fail.
     */
    private static void drain(InputStream body) throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
    }

    private static Optional<AwsServiceException> awsCause(IOException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsServiceException aws) {
                return Optional.of(aws);
            }
        }
        return Optional.empty();
    }

    /** S3Proxy's protocol half, without its own server. */
    private static final class ObjectCalls extends S3ProxyHandler {

        private static final long MAX_OBJECT_BYTES = 5L * 1024 * 1024 * 1024;
        private static final long MAX_UNCHUNKED_BYTES = 128L * 1024 * 1024;
        private static final int MAX_CHUNK_BYTES = 16 * 1024 * 1024;
        private static final int MAX_CLOCK_SKEW_SECONDS = 15 * 60;

        ObjectCalls(BlobStore store) {
            super(
                    store,
                    AuthenticationType.NONE,
                    null,
                    null,
                    null,
                    MAX_OBJECT_BYTES,
                    MAX_UNCHUNKED_BYTES,
                    MAX_CHUNK_BYTES,
                    true,
                    CrossOriginResourceSharing.disabled(),
                    null,
                    MAX_CLOCK_SKEW_SECONDS);
        }

        void refuse(HttpServletRequest request, HttpServletResponse response, AwsServiceException reason)
                throws IOException {
            if (isNotModified(request, reason)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            String message = reason.awsErrorDetails() == null
                    ? reason.getMessage()
                    : reason.awsErrorDetails().errorMessage();
            sendSimpleErrorResponse(
                    request, response, code(reason), reason.statusCode(), message == null ? "" : message, Map.of());
        }

        private static boolean isNotModified(HttpServletRequest request, AwsServiceException reason) {
            boolean reading = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
            return reading
                    && reason.statusCode() == HttpServletResponse.SC_PRECONDITION_FAILED
                    && request.getHeader("If-Match") == null
                    && request.getHeader("If-Unmodified-Since") == null;
        }

        private static String code(AwsServiceException reason) {
            String code = S3Exceptions.errorCode(reason);
            if (code != null) {
                return code;
            }
            return switch (reason.statusCode()) {
                case HttpServletResponse.SC_FORBIDDEN -> "AccessDenied";
                case HttpServletResponse.SC_PRECONDITION_FAILED -> "PreconditionFailed";
                case HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE -> "InvalidRange";
                case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "MethodNotAllowed";
                default -> reason.statusCode() < 500 ? "InvalidRequest" : "InternalError";
            };
        }
    }
}
