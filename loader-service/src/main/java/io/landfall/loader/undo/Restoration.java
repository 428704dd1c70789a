package io.landfall.loader.undo;

import io.landfall.event.TableUndo;
import io.landfall.ledger.ImageEntry;
import io.landfall.loader.plan.TargetSql;
import io.landfall.loader.request.RequestRefusedException;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Takes back one write of a load. */
final class Restoration {

    private static final String KEEP = "landfall_undo_keep";
    private static final String RANK = "landfall_rank";
    private static final String COPIES = "landfall_copies";

    private final Handle session;
    private final ImageEntry entry;
    private final ImageSql sql;
    private final RestorableTable shape;
    private final String table;

    Restoration(Handle session, ImageEntry entry, RestorableTable shape) {
        this.session = session;
        this.entry = entry;
        this.shape = shape;
        this.sql = new ImageSql(QualifiedName.parse(entry.imageTable()), shape.names());
        this.table = QualifiedName.parse(entry.target()).sql();
    }

    TableUndo run() throws RequestRefusedException {
        return switch (ImageKind.valueOf(entry.kind())) {
            case KEYED -> keyed();
            case ADDED -> added();
            default -> exchanged();
        };
    }

    private TableUndo keyed() {
        List<String> key = List.of(entry.keyColumns().split(","));
        long deleted = session.execute(
                "DELETE FROM " + table + "\nUSING " + sql.image().sql() + "\nWHERE "
                        + sql.rows(entry, ImageSql.BEFORE, ImageSql.NEW) + " AND "
                        + TargetSql.same(key, table, sql.image().sql()));
        long restored = restore();
        return new TableUndo(Math.max(0, deleted - restored), restored);
    }

    private TableUndo exchanged() {
        long deleted = session.execute("DELETE FROM " + table);
        return new TableUndo(deleted, restore());
    }

    private long restore() {
        return session.execute(insert() + "SELECT " + list() + " FROM "
                + sql.image().sql() + " WHERE " + sql.rows(entry, ImageSql.BEFORE));
    }

    /**
     * Equal rows cannot be told apart, so all that equal an added one go, and those that are too many come back: as many
     * are gone as were added, whichever they are.
     */
    private TableUndo added() throws RequestRefusedException {
        String image = sql.image().sql();
        String rows = sql.rows(entry, ImageSql.ADDED);
        session.execute("CREATE TEMP TABLE " + KEEP + " AS SELECT " + list() + " FROM (SELECT " + names("t")
                + ", i." + COPIES + ", ROW_NUMBER() OVER (PARTITION BY " + names("t") + " ORDER BY "
                + TargetSql.column("t", shape.names().get(0)) + ") AS " + RANK + " FROM " + table + " t JOIN (SELECT "
                + list() + ", COUNT(*) AS " + COPIES + " FROM " + image + " WHERE " + rows + " GROUP BY " + list()
                + ") i ON " + equal("t", "i") + ") ranked WHERE " + RANK + " > " + COPIES);
        long deleted = session.execute(
                "DELETE FROM " + table + "\nUSING " + image + "\nWHERE " + rows + " AND " + equal(table, image));
        long back = session.execute(insert() + "SELECT " + list() + " FROM " + KEEP);
        session.execute("DROP TABLE " + KEEP);
        long added = session.createQuery("SELECT COUNT(*) FROM " + image + " WHERE " + rows)
                .mapTo(Long.class)
                .one();
        if (deleted - back != added) {
            throw new RequestRefusedException("of " + added + " rows it added to " + entry.target() + " only "
                    + (deleted - back) + " are still there as they were; somebody changed or removed the others");
        }
        return new TableUndo(added, 0);
    }

    /** Whether two rows are equal, NULL being equal to NULL. */
    private String equal(String left, String right) {
        return shape.columns().stream().map(c -> equal(c, left, right)).collect(Collectors.joining(" AND "));
    }

    private static String equal(RestorableTable.Column column, String left, String right) {
        String one = TargetSql.column(left, column.name());
        String other = TargetSql.column(right, column.name());
        return column.nullable()
                ? "(" + one + " = " + other + " OR (" + one + " IS NULL AND " + other + " IS NULL))"
                : one + " = " + other;
    }

    private String insert() {
        return "INSERT INTO " + table + " (" + list() + ")\n";
    }

    private String list() {
        return TargetSql.list(shape.names(), ", ", Identifier::quote);
    }

    private String names(String relation) {
        return TargetSql.names(relation, shape.names());
    }
}
