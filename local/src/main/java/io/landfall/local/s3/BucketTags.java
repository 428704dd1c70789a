package io.landfall.local.s3;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules for tags of a bucket (user guide, "Using cost allocation S3 bucket tags"; API reference, PutBucketTagging). */
final class BucketTags {

    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private BucketTags() {}

    /**
     * @param set null when the document has none
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException InvalidTag when S3 would refuse the tags
     */
    static Map<String, String> of(SettingsXml.TagSet set) {
        List<SettingsXml.Tag> given = set == null || set.tags() == null ? List.of() : set.tags();
        Map<String, String> tags = new TreeMap<>();
        for (SettingsXml.Tag tag : given) {
            String key = tag.key() == null ? "" : tag.key();
            String value = tag.value() == null ? "" : tag.value();
            if (key.isEmpty() || key.length() > LONGEST_KEY) {
                throw S3Refusals.invalidTag("The TagKey you have provided is invalid");
            }
            if (value.length() > LONGEST_VALUE) {
                throw S3Refusals.invalidTag("The TagValue you have provided is invalid");
            }
            if (key.startsWith("aws:")) {
                throw S3Refusals.invalidTag("System tags cannot be added/updated by requester");
            }
            if (tags.put(key, value) != null) {
                throw S3Refusals.invalidTag("Cannot provide multiple Tags with the same key");
            }
        }
        if (tags.size() > MOST_TAGS) {
            throw S3Refusals.invalidTag("Bucket tag count cannot be greater than " + MOST_TAGS);
        }
        return tags;
    }
}
