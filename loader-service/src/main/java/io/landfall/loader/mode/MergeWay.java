package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;

/**
 * Which statements carry out a merge. Not Redshift's MERGE: its number of rows does not tell inserted from updated ones, and
 * it has no place for a condition on the version (docs/adr).
 */
public enum MergeWay {
    /** The SELECT yields nothing but the key, so there is nothing to change in rows that are there. */
    INSERT,
    /** The SELECT yields whole rows: those of the target go and come anew, so each key is there once whatever was there. */
    DELETE_AND_INSERT,
    /** The SELECT yields a part of the columns; what the others hold, identities among it, stays. */
    UPDATE_AND_INSERT;

    String inWords() {
        return switch (this) {
            case INSERT -> "inserting new keys";
            case DELETE_AND_INSERT -> "deleting known keys and inserting all";
            case UPDATE_AND_INSERT -> "updating known keys and inserting new ones";
        };
    }

    /** The way that is right for these columns of this target. */
    public static MergeWay of(TargetSql rows) {
        if (rows.values().isEmpty()) {
            return INSERT;
        }
        return rows.columns().containsAll(rows.all()) ? DELETE_AND_INSERT : UPDATE_AND_INSERT;
    }
}
