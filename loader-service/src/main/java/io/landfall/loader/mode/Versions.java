package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;
import java.util.List;

/** Compares rows by the columns that tell their age, the first of them first. No version is older than any. */
final class Versions {

    private Versions() {}

    /** Whether the one row is as new as the other or newer. */
    static String notOlder(List<String> version, String one, String other) {
        if (version.isEmpty()) {
            return "1 = 1";
        }
        String mine = TargetSql.column(one, version.get(0));
        String theirs = TargetSql.column(other, version.get(0));
        return "(" + mine + " > " + theirs + " OR (" + theirs + " IS NULL AND " + mine + " IS NOT NULL) OR (" + "("
                + mine + " = " + theirs + " OR (" + mine + " IS NULL AND " + theirs + " IS NULL)) AND "
                + notOlder(version.subList(1, version.size()), one, other) + "))";
    }
}
