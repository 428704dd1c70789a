package io.landfall.redshift.admin;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.Token;
import java.util.stream.Collectors;

/** A statement fit to be shown: what is in quotes may be a secret or somebody's data. */
final class MaskedStatement {
    private static final String MASK = "'***'";

    private MaskedStatement() {}

    /** The text with every literal masked, except the URLs of files in S3. */
    static String of(String sql) {
        return Statement.of(sql).tokens().stream()
                .map(token -> token.isString() && !isS3Url(token) ? MASK : token.text())
                .collect(Collectors.joining());
    }

    private static boolean isS3Url(Token token) {
        return token.text().startsWith("'s3://");
    }
}
