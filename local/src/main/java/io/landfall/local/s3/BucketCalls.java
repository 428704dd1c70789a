package io.landfall.local.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;

/** The calls about buckets that S3Proxy lacks or answers for a store without settings. */
final class BucketCalls {

    private static final String REGION_WITHOUT_CONSTRAINT = "us-east-1";

    private final BlobStore store;
    private final SettingsStore settings;
    private final NotificationCalls notifications;
    private final VersionListing versions;
    private final String region;
    private final Map<String, Call> calls;
    private final Set<String> subresources;

    /** Answers a request about a bucket that exists. */
    @FunctionalInterface
    private interface Call {
        void answer(Addressed request, byte[] body, HttpServletResponse response) throws IOException;
    }

    BucketCalls(BlobStore store, SettingsStore settings, NotificationCalls notifications, String region) {
        this.store = store;
        this.settings = settings;
        this.notifications = notifications;
        this.versions = new VersionListing(store);
        this.region = region;
        this.calls = Map.ofEntries(
                Map.entry("HEAD ", (request, body, response) -> response.setHeader("x-amz-bucket-region", region)),
                Map.entry("GET location", this::location),
                Map.entry("GET versions", (request, body, response) -> S3Xml.write(response, versions.of(request))),
                Map.entry("GET policy", (request, body, response) -> noPolicy()),
                Map.entry("GET policyStatus", (request, body, response) -> noPolicy()),
                Map.entry("DELETE policy", (request, body, response) -> response.setStatus(204)),
                Map.entry("GET encryption", this::getEncryption),
                Map.entry("PUT encryption", this::putEncryption),
                Map.entry("DELETE encryption", this::deleteEncryption),
                Map.entry("GET publicAccessBlock", this::getPublicAccess),
                Map.entry("PUT publicAccessBlock", this::putPublicAccess),
                Map.entry("DELETE publicAccessBlock", this::deletePublicAccess),
                Map.entry("GET tagging", this::getTags),
                Map.entry("PUT tagging", this::putTags),
                Map.entry("DELETE tagging", this::deleteTags),
                Map.entry("GET versioning", this::getVersioning),
                Map.entry("PUT versioning", this::putVersioning));
        this.subresources = calls.keySet().stream()
                .map(name -> name.substring(name.indexOf(' ') + 1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether {@link #answer} is to be called; otherwise the request is one for S3Proxy. */
    boolean areAskedBy(Addressed request) {
        return request.isBucket() && (isNotification(request) || calls.containsKey(name(request)));
    }

    void answer(Addressed request, HttpServletRequest received, HttpServletResponse response) throws IOException {
        if (!store.containerExists(request.bucket())) {
            throw S3Exceptions.noSuchBucket(request.bucket(), "The specified bucket does not exist");
        }
        if (isNotification(request)) {
            notifications.answer(request.bucket(), received, response);
        } else {
            calls.get(name(request)).answer(request, received.getInputStream().readAllBytes(), response);
        }
    }

    private static boolean isNotification(Addressed request) {
        return request.parameters().containsKey("notification");
    }

    private String name(Addressed request) {
        return request.method() + " " + request.subresource(subresources);
    }

    private void location(Addressed request, byte[] body, HttpServletResponse response) throws IOException {
        S3Xml.write(response, new SettingsXml.LocationDocument(region.equals(REGION_WITHOUT_CONSTRAINT) ? "" : region));
    }

    private static void noPolicy() {
        throw S3Refusals.noSuchBucketPolicy();
    }

    private void getEncryption(Addressed request, byte[] body, HttpServletResponse response) throws IOException {
        S3Xml.write(
                response,
                SettingsXml.EncryptionDocument.of(settings.of(request.bucket()).encryption()));
    }

    private void putEncryption(Addressed request, byte[] body, HttpServletResponse response) throws IOException {
        BucketSettings.Encryption encryption =
                S3Xml.read(body, SettingsXml.EncryptionDocument.class).encryption();
        settings.change(request.bucket(), now -> now.withEncryption(encryption));
    }

    private void deleteEncryption(Addressed request, byte[] body, HttpServletResponse response) {
        settings.change(request.bucket(), now -> now.withEncryption(BucketSettings.Encryption.DEFAULT));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void getPublicAccess(Addressed request, byte[] body, HttpServletResponse response) throws IOException {
        BucketSettings.PublicAccess access = settings.of(request.bucket()).publicAccess();
        if (access == null) {
            throw S3Refusals.noSuchPublicAccessBlock();
        }
        S3Xml.write(response, SettingsXml.PublicAccessDocument.of(access));
    }

    private void putPublicAccess(Addressed request, byte[] body, HttpServletResponse response) throws IOException {
        BucketSettings.PublicAccess access =
                S3Xml.read(body, SettingsXml.PublicAccessDocument.class).access();
        settings.change(request.bucket(), now -> now.withPublicAccess(access));
    }

    private void deletePublicAccess(Addressed request, byte[] body, HttpServletResponse response) {
        settings.change(request.bucket(), now -> now.withPublicAccess(null));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void getTags(Addressed request, byte[] body, HttpServletResponse response) throws IOException {
        Map<String, String> tags = settings.of(request.bucket()).tags();
        if (tags.isEmpty()) {
            throw S3Refusals.noSuchTagSet();
        }
        S3Xml.write(response, SettingsXml.TaggingDocument.of(tags));
    }

    private void putTags(Addressed request, byte[] body, HttpServletResponse response) throws IOException {
        Map<String, String> tags =
                S3Xml.read(body, SettingsXml.TaggingDocument.class).tags();
        settings.change(request.bucket(), now -> now.withTags(tags));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void deleteTags(Addressed request, byte[] body, HttpServletResponse response) {
        settings.change(request.bucket(), now -> now.withTags(Map.of()));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void getVersioning(Addressed request, byte[] body, HttpServletResponse response) throws IOException {
        String status = settings.of(request.bucket()).versioning();
        S3Xml.write(response, new SettingsXml.VersioningDocument(status.isEmpty() ? null : status, null));
    }

    /** Older contents are not kept, so that nobody is told they were. */
    private void putVersioning(Addressed request, byte[] body, HttpServletResponse response) throws IOException {
        String status = S3Xml.read(body, SettingsXml.VersioningDocument.class).status();
        if ("Enabled".equals(status)) {
            throw S3Refusals.notImplemented("The local S3 keeps no versions of objects: versioning cannot be enabled");
        }
        if (!"Suspended".equals(status)) {
            throw S3Refusals.malformedXml();
        }
        settings.change(request.bucket(), now -> now.withVersioning(status));
    }
}
