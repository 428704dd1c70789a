package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;
import java.util.List;
import java.util.Optional;

/** Inserts; with a key, only rows whose key is not there. */
record AppendMode(TargetSql rows) implements Mode {

    @Override
    public String inWords() {
        return rows.load().key().isEmpty() ? "inserting all" : "inserting new keys";
    }

    @Override
    public List<Effect> effects() {
        return List.of(
                rows.load().key().isEmpty()
                        ? new Effect.Added(
                                rows.load().target(),
                                rows.columns(),
                                "SELECT " + TargetSql.names("d", rows.columns()) + " FROM " + rows.delta() + " d")
                        : KeyedEffect.of(rows, Optional.empty(), Optional.of(rows.isNew())));
    }

    @Override
    public List<Write> writes() {
        return List.of(Write.inserts(rows.insert(rows.load().key().isEmpty() ? "" : rows.isNew())));
    }
}
