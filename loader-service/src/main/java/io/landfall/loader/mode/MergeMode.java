package io.landfall.loader.mode;

import io.landfall.loader.plan.TargetSql;
import java.util.List;
import java.util.Optional;

/**
 * Inserts new keys, and gives known ones the delta's values unless the target's row is newer. See {@link MergeWay} for how.
 */
record MergeMode(TargetSql rows) implements Mode {

    @Override
    public String inWords() {
        return way().inWords();
    }

    @Override
    public List<Effect> effects() {
        Optional<String> changed = way() == MergeWay.INSERT ? Optional.empty() : Optional.of(isTaken());
        return List.of(KeyedEffect.of(rows, changed, Optional.of(rows.isNew())));
    }

    @Override
    public List<Write> writes() {
        Write insert = Write.inserts(rows.insert(rows.isNew()));
        return switch (way()) {
            case INSERT -> List.of(insert);
            case UPDATE_AND_INSERT -> List.of(Write.updates(UpdateMode.update(rows, isTaken())), insert);
            case DELETE_AND_INSERT ->
                List.of(
                        new Write(
                                "DELETE FROM " + rows.target() + "\nUSING " + rows.delta() + " d\nWHERE " + isTaken(),
                                Write.Counts.EXCHANGED),
                        insert);
        };
    }

    MergeWay way() {
        return MergeWay.of(rows);
    }

    /** Whether a row of the delta takes the place of the target's row of its key. */
    private String isTaken() {
        return rows.load().version().isEmpty()
                ? rows.sameKey()
                : rows.sameKey() + "\nAND " + Versions.notOlder(rows.load().version(), "d", rows.target());
    }
}
