package io.landfall.stager.copy;

import io.landfall.event.LandedFile;
import io.landfall.stager.reject.RawObjects;
import java.util.List;

/** The landing bucket as staging uses it besides COPY. */
public interface ObjectStore extends RawObjects {

    /**
     * Writes a small object for COPY to read, such as a manifest; the same content under the same key again changes nothing.
     *
     * @return its {@code s3://} URL
     */
    String put(String key, String content);

    /** The files with the version, eTag and size they have at this moment, in the same order; one that is gone stays as it is. */
    List<LandedFile> current(List<LandedFile> files) throws InterruptedException;

    /** Keys in alphabetical order: those that begin with the prefix and come after {@code after}; no more than {@code most}. */
    List<String> keys(String prefix, String after, int most);

    /** Removes objects of Landfall's own; one that is gone already is none the worse. */
    void delete(List<String> keys);
}
