package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;
import java.util.List;

/** Exchanges the whole content: readers see the old rows until the commit, then the new ones. */
record ReplaceMode(TargetSql rows) implements Mode {

    @Override
    public String inWords() {
        return "deleting and inserting all";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.Exchanged(rows.load().target(), "SELECT * FROM " + rows.target()));
    }

    @Override
    public List<Write> writes() {
        return List.of(new Write("DELETE FROM " + rows.target(), Write.Counts.REMOVED), Write.inserts(rows.insert("")));
    }
}
