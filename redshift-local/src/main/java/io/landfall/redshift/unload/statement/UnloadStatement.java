package io.landfall.redshift.unload.statement;

import io.landfall.redshift.copy.statement.Authorization;
import io.landfall.redshift.copy.statement.S3Location;

/**
 * A parsed UNLOAD command.
 *
 * @param query text of the query, with the quoting of the literal undone
 * @param target prefix of the names of all files
 */
public record UnloadStatement(
        String query, S3Location target, Authorization authorization, UnloadFormat format, UnloadOptions options) {}
