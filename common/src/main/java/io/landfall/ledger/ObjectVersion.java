package io.landfall.ledger;

import io.landfall.event.LandedFile;

/** One content of one object: what the ledger knows a file by. */
public record ObjectVersion(String bucket, String key, String version) {

    public static ObjectVersion of(LandedFile file) {
        return new ObjectVersion(file.bucket(), file.key(), file.version());
    }
}
