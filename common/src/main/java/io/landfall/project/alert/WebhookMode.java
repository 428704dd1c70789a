package io.landfall.project.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the attributes of a CloudEvent are in an HTTP request. */
public enum WebhookMode {
    /** In the body, around the data. */
    @JsonProperty("structured")
    STRUCTURED,
    /** In headers; the body is the data alone. */
    @JsonProperty("binary")
    BINARY
}
