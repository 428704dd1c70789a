package io.landfall.provisioner.resource.storage;

/** Whether there is a bucket that can be used. */
sealed interface BucketLook {

    record Absent() implements BucketLook {}

    record Usable() implements BucketLook {}

    /** It must be left alone; {@code explanation} says why and what to do. */
    record Unusable(String explanation) implements BucketLook {}
}
