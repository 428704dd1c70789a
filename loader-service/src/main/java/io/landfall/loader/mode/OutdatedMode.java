package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;
import java.util.List;

/**
 * Leaves the newer content where it is. It has the effect of an exchange nevertheless: without the load of the newer list this
 * one would count, so that load is not taken back from under it.
 */
record OutdatedMode(TargetSql rows) implements Mode {

    @Override
    public String inWords() {
        return "keeping what a newer list brought";
    }

    @Override
    public List<Effect> effects() {
        return new ReplaceMode(rows).effects();
    }

    @Override
    public List<Write> writes() {
        return List.of();
    }
}
