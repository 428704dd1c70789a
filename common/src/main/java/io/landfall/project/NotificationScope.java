package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which objects of the landing bucket are notified. */
public enum NotificationScope {
    /** Every object, so that a misplaced file is noticed. */
    @JsonProperty("bucket")
    BUCKET,
    /** Objects below the datasets' prefixes, so that the bucket can be shared with other consumers of notifications. */
    @JsonProperty("datasets")
    DATASETS
}
