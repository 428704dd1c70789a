package io.landfall.local.s3;

import java.time.Instant;

/**
 * One change of one object.
 *
 * @param key as the client wrote it, not encoded
 * @param size bytes; null for a removal
 * @param eTag without quotes; null for a removal
 * @param sequencer orders the events of the same key
 */
record ObjectEvent(EventType type, String bucket, String key, Long size, String eTag, String sequencer, Instant time) {}
