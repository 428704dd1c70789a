package io.landfall.redshift.copy.statement;

import java.util.List;

/**
 * A parsed COPY command.
 *
 * @param columns the explicit column list, lower case; empty when there is none
 * @param source key prefix, or the manifest when {@link CopyOptions#manifest()}
 */
public record CopyStatement(
        TableName table,
        List<String> columns,
        S3Location source,
        Authorization authorization,
        DataFormat format,
        CopyOptions options) {}
