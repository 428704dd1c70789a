package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;
import java.util.Optional;

/** Words the effect of a mode on a target whose rows its key tells apart. */
final class KeyedEffect {

    private KeyedEffect() {}

    /**
     * @param changed when a row of the delta changes or removes the target's row of its key
     * @param inserted when a row of the delta is inserted
     */
    static Effect.Keyed of(TargetSql rows, Optional<String> changed, Optional<String> inserted) {
        return new Effect.Keyed(
                rows.load().target(),
                rows.load().target(),
                rows.load().key(),
                rows.load().key(),
                changed.map(condition -> "SELECT " + TargetSql.names(rows.target(), rows.all()) + " FROM "
                        + rows.target() + " JOIN " + rows.delta() + " d ON " + condition),
                inserted.map(condition -> "SELECT "
                        + TargetSql.names("d", rows.load().key()) + " FROM " + rows.delta() + " d WHERE " + condition));
    }
}
