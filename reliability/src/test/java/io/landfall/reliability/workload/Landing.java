package io.landfall.reliability.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * One version of one object, kept on disk.
 *
 * @param number counts the versions of the run, from 1
 * @param file its content
 */
public record Landing(int number, String key, Kind kind, Path file) {

    /** The content as it lands. */
    public byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What S3 gives as the eTag of an object that was put in one piece: MD5 of its content. */
    public String eTag() {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(content());
            return String.format(Locale.ROOT, "%032x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /** The dataset by its key; empty for a file outside of all. */
    public String dataset() {
        return kind == Kind.OUTSIDE ? "" : key.substring(0, key.indexOf('/'));
    }
}
