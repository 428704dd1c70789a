package io.landfall.loader.undo;

import io.landfall.ledger.ImageEntry;
import io.landfall.loader.mode.Effect;
import io.landfall.loader.plan.TargetSql;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements about a table of images: the columns of the table it is about, and before them whose row it is and what
 * for. Images of one table share a table, because Redshift bounds the number of tables, not of rows.
 *
 * @param image the table of images
 * @param columns of the table it is about
 */
record ImageSql(QualifiedName image, List<String> columns) {

    static final String LOAD = "landfall_load";
    static final String POSITION = "landfall_position";
    static final String ROLE = "landfall_role";

    /** A whole row, as it was before. */
    static final String BEFORE = "before";
    /** The key of a row that is new. */
    static final String NEW = "new";
    /** What the load looked at of a key, whether it changed anything or not. */
    static final String TOUCHED = "touched";
    /** A whole row that was added. */
    static final String ADDED = "added";

    /** Types as in the table, but no rule of it: not NULL, defaults and identities are not copied by a SELECT. */
    String create(QualifiedName table) {
        return "CREATE TABLE " + image.sql() + " AS SELECT CAST('' AS VARCHAR(64)) AS " + LOAD
                + ", CAST(0 AS INTEGER) AS "
                + POSITION + ", CAST('' AS VARCHAR(16)) AS " + ROLE + ", " + TargetSql.names("t", columns) + " FROM "
                + table.sql() + " t WHERE 1 = 0";
    }

    /** @param touched SELECT of the values of the subject's columns that the load brought; empty for none */
    String keep(String load, int position, Effect.Keyed effect, String touched) {
        // The first branch has no row: it gives the types to the NULLs of the others.
        StringBuilder select = new StringBuilder("SELECT " + own() + " FROM " + image.sql() + " WHERE 1 = 0");
        effect.changed().ifPresent(rows -> select.append(branch(load, position, BEFORE, columns, rows)));
        effect.inserted().ifPresent(rows -> select.append(branch(load, position, NEW, effect.key(), rows)));
        if (!touched.isEmpty()) {
            select.append(branch(load, position, TOUCHED, effect.subject(), touched));
        }
        return insert(columns) + select;
    }

    String keep(String load, int position, Effect.Added effect) {
        return insert(effect.columns()) + head(load, position, ADDED) + TargetSql.names("s", effect.columns())
                + " FROM (" + effect.added() + ") s";
    }

    String keep(String load, int position, Effect.Exchanged effect) {
        return insert(columns) + head(load, position, BEFORE) + TargetSql.names("s", columns) + " FROM ("
                + effect.before() + ") s";
    }

    /** The rows of an image that have one of the roles, as a condition on the table of images. */
    String rows(ImageEntry entry, String... roles) {
        String image = this.image.sql();
        return TargetSql.column(image, LOAD) + " = " + Identifier.literal(entry.load()) + " AND "
                + TargetSql.column(image, POSITION) + " = " + entry.position() + " AND " + TargetSql.column(image, ROLE)
                + " IN (" + TargetSql.list(List.of(roles), ", ", Identifier::literal) + ")";
    }

    /** Removes the images of loads. */
    String forget(List<String> loads) {
        return "DELETE FROM " + image.sql() + " WHERE " + LOAD + " IN ("
                + TargetSql.list(loads, ", ", Identifier::literal) + ")";
    }

    private String own() {
        return LOAD + ", " + POSITION + ", " + ROLE + ", " + TargetSql.list(columns, ", ", Identifier::quote);
    }

    private String insert(List<String> written) {
        return "INSERT INTO " + image.sql() + " (" + LOAD + ", " + POSITION + ", " + ROLE + ", "
                + TargetSql.list(written, ", ", Identifier::quote) + ")\n";
    }

    private String branch(String load, int position, String role, List<String> filled, String rows) {
        String values = columns.stream()
                .map(c -> filled.contains(c) ? TargetSql.column("s", c) : "NULL")
                .collect(Collectors.joining(", "));
        return "\nUNION ALL\n" + head(load, position, role) + values + " FROM (" + rows + ") s";
    }

    private static String head(String load, int position, String role) {
        return "SELECT CAST(" + Identifier.literal(load) + " AS VARCHAR(64)), " + position + ", CAST("
                + Identifier.literal(role) + " AS VARCHAR(16)), ";
    }
}
