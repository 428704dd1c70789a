package io.landfall.redshift.copy.statement;

import java.util.List;

/** Who COPY acts as towards S3. */
public sealed interface Authorization {

    /** IAM_ROLE with one role, or a chain of roles each assuming the next. */
    record Roles(List<String> arns) implements Authorization {}

    /** IAM_ROLE default: the role set as the cluster's default. */
    record DefaultRole() implements Authorization {}

    /** Keys, from ACCESS_KEY_ID … or from a CREDENTIALS string. The secret is not kept. */
    record AccessKey(String accessKeyId) implements Authorization {}
}
