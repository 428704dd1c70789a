package io.landfall.quality.service;

import io.landfall.quality.absence.LandingBucket;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The landing bucket in S3. Needs {@code s3:ListBucket}, which the stager has too. */
record S3LandingBucket(S3Client s3, String name) implements LandingBucket {

    /** A page has a thousand keys. A prefix with more is no partition's; what is behind is not counted. */
    private static final int MOST_PAGES = 100;

    @Override
    public int count(String prefix, Predicate<String> wanted, int enough) {
        var pages = s3.listObjectsV2Paginator(
                request -> request.bucket(name).prefix(prefix).encodingType(EncodingType.URL));
        int left = MOST_PAGES;
        int found = 0;
        for (var page : pages) {
            found += (int) page.contents().stream()
                    .filter(object -> !isFolderMarker(object) && wanted.test(object.key()))
                    .count();
            if (found >= enough || --left == 0) {
                break;
            }
        }
        return found;
    }

    private static boolean isFolderMarker(S3Object object) {
        return object.size() == 0 && object.key().endsWith("/");
    }
}
