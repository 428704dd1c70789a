package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;
import io.landfall.warehouse.Identifier;
import java.util.List;
import java.util.Optional;

/** Sets the selected columns in rows whose key is there, and never inserts. */
record UpdateMode(TargetSql rows) implements Mode {

    @Override
    public String inWords() {
        return "updating known keys";
    }

    @Override
    public List<Effect> effects() {
        return List.of(KeyedEffect.of(rows, Optional.of(rows.sameKey()), Optional.empty()));
    }

    @Override
    public List<Write> writes() {
        return rows.values().isEmpty() ? List.of() : List.of(Write.updates(update(rows, rows.sameKey())));
    }

    static String update(TargetSql rows, String condition) {
        return "UPDATE " + rows.target() + " SET "
                + TargetSql.list(rows.values(), ", ", c -> Identifier.quote(c) + " = " + TargetSql.column("d", c))
                + "\nFROM " + rows.delta() + " d\nWHERE " + condition;
    }
}
