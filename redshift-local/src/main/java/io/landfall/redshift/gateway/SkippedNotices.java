package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.ServerError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's notices about what IF EXISTS and IF NOT EXISTS skip, in Redshift's words. */
final class SkippedNotices {
    private static final Pattern SKIPPED = Pattern.compile("(\\w)(.*), skipping", Pattern.DOTALL);

    private SkippedNotices() {}

    /** {@code relation "t" already exists, skipping} is INFO {@code Relation "t" already exists and will be skipped}. */
    static Message translate(Message notice) {
        ServerError report = ServerError.parse(notice);
        Matcher matcher = SKIPPED.matcher(report.message());
        if (!matcher.matches()) {
            return notice;
        }
        String text = Character.toUpperCase(matcher.group(1).charAt(0)) + matcher.group(2) + " and will be skipped";
        return ServerError.of(report.sqlState(), text).toNotice("INFO");
    }
}
