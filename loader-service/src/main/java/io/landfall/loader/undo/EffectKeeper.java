package io.landfall.loader.undo;

import io.landfall.loader.mode.Effect;
import io.landfall.loader.plan.Delta;
import java.util.List;

/** Is told what is about to be done to the tables of a load, before it is done, in the same transaction. */
@FunctionalInterface
public interface EffectKeeper {

    /** Keeps nothing. */
    EffectKeeper NONE = (delta, effects) -> {};

    /** @param delta the rows the load brings, in their temporary table */
    void keep(Delta delta, List<Effect> effects);
}
