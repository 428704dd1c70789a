package io.landfall.loader.mode;

import io.landfall.ledger.Ledger;
import io.landfall.loader.plan.TargetSql;
import io.landfall.project.Load;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;

/**
 * The table Landfall keeps beside a target of mode scd2: at which times which keys were seen. It only grows, by the key and a
 * time for each row a load brings.
 */
public final class SeenTimes {

    private SeenTimes() {}

    /** Its name. */
    public static QualifiedName table(Load load) {
        return new QualifiedName(
                Ledger.SCHEMA,
                "seen__" + load.target().schema() + "__" + load.target().name());
    }

    /** Creates it empty, with the types of the target's columns, which only the warehouse knows. */
    public static String ddl(Load load) {
        return "CREATE TABLE " + table(load).sql() + " AS SELECT "
                + TargetSql.list(load.identity(), ", ", Identifier::quote) + " FROM "
                + load.target().sql() + " WHERE 1 = 0";
    }
}
