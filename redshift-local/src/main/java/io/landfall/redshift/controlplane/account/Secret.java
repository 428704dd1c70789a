package io.landfall.redshift.controlplane.account;

import java.time.Instant;

/** A secret and its only version. */
public record Secret(String name, String arn, String versionId, String value, Instant createdAt) {

    /** Without the value, so that a log may show it. */
    @Override
    public String toString() {
        return "Secret[name=%s, arn=%s]".formatted(name, arn);
    }
}
