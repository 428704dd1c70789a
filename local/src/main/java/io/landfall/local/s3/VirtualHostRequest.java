package io.landfall.local.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request to {@code bucket.localhost} seen as one to {@code /bucket}. */
final class VirtualHostRequest extends HttpServletRequestWrapper {

    private static final String SUFFIX = ".localhost";

    private final String bucket;

    private VirtualHostRequest(HttpServletRequest request, String bucket) {
        super(request);
        this.bucket = bucket;
    }

    /** The request itself unless its host names a bucket. */
    static HttpServletRequest pathStyle(HttpServletRequest request) {
        String host = request.getServerName();
        return host.endsWith(SUFFIX)
                ? new VirtualHostRequest(request, host.substring(0, host.length() - SUFFIX.length()))
                : request;
    }

    @Override
    public String getRequestURI() {
        return "/" + bucket + super.getRequestURI();
    }
}
