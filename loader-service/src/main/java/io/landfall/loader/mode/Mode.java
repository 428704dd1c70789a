package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;
import java.util.List;

/**
 * How a load changes its target, as SQL. It is used in this order: {@link #prepare()}; then {@link #effects()} may be asked,
 * whose SELECTs see the target as it still is; then {@link #writes()}; then the temporary tables are dropped. Redshift
 * enforces no key, so every mode asks for itself whether a key is there. No mode uses TRUNCATE: it commits.
 */
public sealed interface Mode permits AppendMode, ReplaceMode, OutdatedMode, UpdateMode, MergeMode, HistoryMode {

    /**
     * @param rows the delta and its target
     * @throws IllegalArgumentException if the delta's SELECT does not yield what the mode needs
     */
    static Mode of(TargetSql rows) {
        return switch (rows.load().mode()) {
            case APPEND -> new AppendMode(rows);
            case REPLACE -> new ReplaceMode(rows);
            case UPDATE -> new UpdateMode(rows);
            case MERGE -> new MergeMode(rows);
            case SCD2 -> HistoryMode.of(rows);
        };
    }

    /** The mode of lists than which a newer one is in the target. */
    static Mode outdated(TargetSql rows) {
        return new OutdatedMode(rows);
    }

    /** The way in a few words, for the log. */
    String inWords();

    /** Statements that fill temporary tables the rest reads. */
    default List<String> prepare() {
        return List.of();
    }

    /** Names of the tables {@link #prepare()} makes. */
    default List<String> temporaries() {
        return List.of();
    }

    /** What the writes will change; one for each table they write. */
    List<Effect> effects();

    /** What writes the target, in order. */
    List<Write> writes();
}
