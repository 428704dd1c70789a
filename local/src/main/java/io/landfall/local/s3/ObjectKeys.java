package io.landfall.local.s3;

import java.util.Arrays;
import java.util.Set;

/** Which keys the store on disk can keep, and which are its own. */
final class ObjectKeys {

    /** S3Proxy keeps the headers of an unfinished multipart upload in objects of this name. */
    private static final String UNFINISHED_UPLOAD = ".s3proxy-mpu-stub-";

    private static final Set<String> LOST_ON_DISK = Set.of("", ".", "..");

    private ObjectKeys() {}

    /** Whether the object is a note of the store to itself, not one of a client. */
    static boolean isInternal(String key) {
        return key.startsWith(UNFINISHED_UPLOAD);
    }

    /** Refuses keys that a file system folds into others: S3 tells {@code a//b} from {@code a/b}, a directory does not. */
    static void requireStorable(String key) {
        String folder = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        if (Arrays.stream(folder.split("/", -1)).anyMatch(LOST_ON_DISK::contains)) {
            throw NotificationConfiguration.invalid(
                    "Not supported by the local S3: key '" + key + "' has an empty, '.' or '..' segment");
        }
    }
}
