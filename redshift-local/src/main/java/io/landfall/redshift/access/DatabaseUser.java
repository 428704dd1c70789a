package io.landfall.redshift.access;

import java.time.Instant;

/**
 * A user of the database who may log in.
 *
 * @param validUntil when the password ends, or null
 */
public record DatabaseUser(String name, StoredPassword password, Instant validUntil) {}
