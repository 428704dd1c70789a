package io.landfall.stager.copy;

/** Where manifests and jsonpaths files go, for COPY to read. */
public interface ObjectStore {

    /**
     * Writes a small object; the same content under the same key again changes nothing.
     *
     * @return its {@code s3://} URL
     */
    String put(String key, String content);
}
