package io.landfall.local.badday;

import io.landfall.local.warehouse.StackWarehouse;

/** What people who read the tables see. */
final class Readers {

    /** What a person looks at: how many plays there are, and who pays. */
    static final String NUMBERS = """
            SELECT (SELECT COUNT(*) FROM sparkify.songplays) || ' plays; users: '
                || (SELECT COUNT(*) FROM sparkify.users WHERE level = 'free') || ' free, '
                || (SELECT COUNT(*) FROM sparkify.users WHERE level = 'paid') || ' paid, '
                || (SELECT COUNT(*) FROM sparkify.users WHERE level NOT IN ('free', 'paid')) || ' of an unknown level'""";

    /** Rows nobody may ever see. */
    static final String BAD_ROWS = """
            SELECT (SELECT COUNT(*) FROM sparkify.users WHERE level NOT IN ('free', 'paid'))
                 + (SELECT COUNT(*) FROM sparkify.songplays WHERE level NOT IN ('free', 'paid'))""";

    private static final String PLAYS = "SELECT COUNT(*) FROM sparkify.songplays";

    private final StackWarehouse warehouse;

    Readers(StackWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    String numbers() {
        return warehouse.value(NUMBERS);
    }

    long plays() {
        return Long.parseLong(warehouse.value(PLAYS));
    }
}
