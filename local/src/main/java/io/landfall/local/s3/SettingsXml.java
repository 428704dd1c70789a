package io.landfall.local.s3;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlRootElement;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlText;
import io.landfall.local.s3.BucketSettings.Encryption;
import io.landfall.local.s3.BucketSettings.PublicAccess;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Documents of the calls that set and read what is set on a bucket, each with the page of the API reference it comes from. */
final class SettingsXml {

    private static final Set<String> ALGORITHMS = Set.of("AES256", "aws:kms", "aws:kms:dsse");

    private SettingsXml() {}

    /** PutBucketEncryption. */
    @JacksonXmlRootElement(localName = "ServerSideEncryptionConfiguration", namespace = S3Xml.NAMESPACE)
    record EncryptionDocument(@JsonProperty("Rule") List<EncryptionRule> rules) {

        static EncryptionDocument of(Encryption encryption) {
            Blocked blocked = encryption.blocked() == null ? null : new Blocked(encryption.blocked());
            ByDefault byDefault = new ByDefault(encryption.algorithm(), encryption.keyId());
            return new EncryptionDocument(List.of(new EncryptionRule(byDefault, encryption.bucketKey(), blocked)));
        }

        Encryption encryption() {
            if (rules == null || rules.size() != 1) {
                throw S3Refusals.malformedXml();
            }
            EncryptionRule rule = rules.get(0);
            ByDefault byDefault = Objects.requireNonNullElse(rule.byDefault(), new ByDefault("AES256", null));
            if (byDefault.algorithm() == null || !ALGORITHMS.contains(byDefault.algorithm())) {
                throw S3Refusals.malformedXml();
            }
            return new Encryption(
                    byDefault.algorithm(),
                    byDefault.keyId(),
                    Boolean.TRUE.equals(rule.bucketKey()),
                    rule.blocked() == null ? null : rule.blocked().types());
        }
    }

    record EncryptionRule(
            @JsonProperty("ApplyServerSideEncryptionByDefault")
            ByDefault byDefault,

            @JsonProperty("BucketKeyEnabled") Boolean bucketKey,
            @JsonProperty("BlockedEncryptionTypes") Blocked blocked) {}

    record ByDefault(
            @JsonProperty("SSEAlgorithm") String algorithm,
            @JsonProperty("KMSMasterKeyID") String keyId) {}

    record Blocked(@JsonProperty("EncryptionType") List<String> types) {}

    /** PutPublicAccessBlock; a part that is left out is false. */
    @JacksonXmlRootElement(localName = "PublicAccessBlockConfiguration", namespace = S3Xml.NAMESPACE)
    record PublicAccessDocument(
            @JsonProperty("BlockPublicAcls") boolean blockPublicAcls,
            @JsonProperty("IgnorePublicAcls") boolean ignorePublicAcls,
            @JsonProperty("BlockPublicPolicy") boolean blockPublicPolicy,
            @JsonProperty("RestrictPublicBuckets") boolean restrictPublicBuckets) {

        static PublicAccessDocument of(PublicAccess access) {
            return new PublicAccessDocument(
                    access.blockPublicAcls(),
                    access.ignorePublicAcls(),
                    access.blockPublicPolicy(),
                    access.restrictPublicBuckets());
        }

        PublicAccess access() {
            return new PublicAccess(blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets);
        }
    }

    /** PutBucketTagging. */
    @JacksonXmlRootElement(localName = "Tagging", namespace = S3Xml.NAMESPACE)
    record TaggingDocument(@JsonProperty("TagSet") TagSet set) {

        static TaggingDocument of(Map<String, String> tags) {
            return new TaggingDocument(new TagSet(tags.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(tag -> new Tag(tag.getKey(), tag.getValue()))
                    .toList()));
        }

        Map<String, String> tags() {
            return BucketTags.of(set);
        }
    }

    record TagSet(@JsonProperty("Tag") List<Tag> tags) {}

    record Tag(
            @JsonProperty("Key") String key,
            @JsonProperty("Value") String value) {}

    /** CreateBucket. A location is taken and not heeded: all buckets are in the region of the store. */
    @JacksonXmlRootElement(localName = "CreateBucketConfiguration")
    record CreationDocument(
            @JsonProperty("LocationConstraint") String location,
            @JsonProperty("Tags") TagSet tags) {}

    /** PutBucketVersioning. */
    @JacksonXmlRootElement(localName = "VersioningConfiguration", namespace = S3Xml.NAMESPACE)
    record VersioningDocument(
            @JsonProperty("Status") String status,
            @JsonProperty("MfaDelete") String mfaDelete) {}

    /** GetBucketLocation: the region as the text of the root element, which is empty for us-east-1. */
    @JacksonXmlRootElement(localName = "LocationConstraint", namespace = S3Xml.NAMESPACE)
    record LocationDocument(@JacksonXmlText String region) {}
}
