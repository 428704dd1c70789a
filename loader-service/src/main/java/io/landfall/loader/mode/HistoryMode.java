package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;
import io.landfall.project.Load;
import java.util.List;
import java.util.Optional;

/**
 * Keeps every version of a row (SCD2). The history of the delta's keys is made anew from all that was ever seen of them, and
 * the target gets the difference: so versions may come in any order and number, and again. An observation that says what
 * the one before said makes no row, but the time it was made is kept beside the target: a version that comes later may
 * fall between the two, and then the second one begins a row after all.
 */
record HistoryMode(HistorySql sql) implements Mode {

    static HistoryMode of(TargetSql rows) {
        return new HistoryMode(HistorySql.of(rows));
    }

    @Override
    public String inWords() {
        return "arranging versions";
    }

    @Override
    public List<String> prepare() {
        return List.of(sql.observe(), sql.arrange());
    }

    @Override
    public List<String> temporaries() {
        return List.of(sql.history(), sql.observed());
    }

    @Override
    public List<Effect> effects() {
        Load load = sql.rows().load();
        return List.of(
                new Effect.Keyed(
                        load.target(),
                        load.target(),
                        load.identity(),
                        load.key(),
                        Optional.of(sql.changed()),
                        Optional.of(sql.newVersions(load.identity()))),
                new Effect.Keyed(
                        load.target(),
                        SeenTimes.table(load),
                        load.identity(),
                        load.key(),
                        Optional.empty(),
                        Optional.of(sql.newlySeen())));
    }

    @Override
    public List<Write> writes() {
        return List.of(
                new Write("DELETE FROM " + sql.rows().target() + "\nWHERE " + sql.isGone(), Write.Counts.REMOVED),
                Write.updates(sql.update()),
                Write.inserts(sql.insert()),
                new Write(sql.remember(), Write.Counts.NOTHING));
    }
}
