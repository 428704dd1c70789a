package io.landfall.loader.mode;

import static io.landfall.loader.plan.TargetSql.column;
import static io.landfall.loader.plan.TargetSql.list;
import static io.landfall.loader.plan.TargetSql.names;
import static io.landfall.loader.plan.TargetSql.same;

import io.landfall.loader.plan.TargetSql;
import io.landfall.project.HistoryColumns;
import io.landfall.project.Load;
import io.landfall.warehouse.Identifier;
import java.util.List;
import java.util.stream.Stream;

/**
 * The statements of {@link HistoryMode}. NULL is a value like others where versions are compared; Redshift has no IS DISTINCT
 * FROM, so it is spelled out.
 *
 * @param values columns of a version besides the key and its times
 * @param tracked those of them in which a difference makes a new version
 */
record HistorySql(TargetSql rows, List<String> values, List<String> tracked) {

    private static final String BEGINS = "landfall_begins";

    static HistorySql of(TargetSql rows) {
        HistoryColumns history = rows.load().history();
        List<String> values = rows.values();
        Stream.of(history.validTo(), history.current())
                .filter(values::contains)
                .findFirst()
                .ifPresent(column -> {
                    throw new IllegalArgumentException(
                            rows.load().sql() + " yields " + column + ", which mode scd2 writes itself; leave it out");
                });
        history.track().stream().filter(c -> !values.contains(c)).findFirst().ifPresent(column -> {
            throw new IllegalArgumentException(rows.load().sql() + " does not yield " + column
                    + ", which history.track names; select it, or take it from the list");
        });
        return new HistorySql(rows, values, history.track().isEmpty() ? values : history.track());
    }

    /** All that is known of the delta's keys: what it says, and what the target says of each time that was seen before. */
    String observe() {
        return "CREATE TEMP TABLE " + observed() + " AS\nSELECT " + names("d", observation()) + " FROM " + rows.delta()
                + " d\nUNION ALL\nSELECT " + seenObservation() + "\nFROM (SELECT " + names(target(), identity())
                + " FROM " + target() + " UNION SELECT " + names("k", identity()) + " FROM " + seen() + " k) s\nJOIN "
                + target() + " ON " + same(key(), target(), "s") + "\n AND " + column(target(), from()) + " <= "
                + column("s", from()) + "\n AND (" + column(target(), to()) + " IS NULL OR " + column("s", from())
                + " < " + column(target(), to()) + ")\nWHERE EXISTS (SELECT 1 FROM " + rows.delta() + " d WHERE "
                + same(key(), "s", "d") + ")\n  AND NOT EXISTS (SELECT 1 FROM " + rows.delta() + " d WHERE "
                + same(identity(), "s", "d") + ")";
    }

    /** The history of the delta's keys as it is to be. */
    String arrange() {
        return "CREATE TEMP TABLE " + history() + " AS\nSELECT " + names("b", observation()) + ", LEAD("
                + column("b", from()) + ") OVER (" + partition("b") + ") AS " + Identifier.quote(to())
                + "\nFROM (SELECT " + names("o", observation()) + ",\n  CASE WHEN ROW_NUMBER() OVER (" + partition("o")
                + ") > 1" + list(tracked, "", c -> " AND " + equal(column("o", c), before(c)))
                + " THEN 0 ELSE 1 END AS "
                + BEGINS + "\n  FROM " + observed() + " o) b\nWHERE b." + BEGINS + " = 1";
    }

    /** Whether a row of the target is of a key of the delta and is a version no more. */
    String isGone() {
        return "EXISTS (SELECT 1 FROM " + rows.delta() + " d WHERE " + same(key(), target(), "d")
                + ")\n  AND NOT EXISTS (SELECT 1 FROM " + history() + " h WHERE " + same(identity(), target(), "h")
                + ")";
    }

    /** Whether a row of the target is of the same version as {@code h} and differs from it. */
    String isChanged() {
        List<String> compared = Stream.concat(values.stream(), Stream.of(to())).toList();
        return same(identity(), target(), "h") + "\n  AND CASE WHEN "
                + list(compared, " AND ", c -> equal(column(target(), c), column("h", c))) + " THEN 0 ELSE 1 END = 1";
    }

    /** SELECT of the rows of the target that go or change. */
    String changed() {
        String whole = "SELECT " + names(target(), rows.all()) + " FROM " + target();
        return whole + "\nWHERE " + isGone() + "\nUNION ALL\n" + whole + " JOIN " + history() + " h ON " + isChanged();
    }

    String update() {
        return "UPDATE " + target() + " SET "
                + list(values, "", c -> Identifier.quote(c) + " = " + column("h", c) + ", ") + Identifier.quote(to())
                + " = " + column("h", to()) + ", " + Identifier.quote(current()) + " = " + isCurrent() + "\nFROM "
                + history() + " h\nWHERE " + isChanged();
    }

    String insert() {
        return "INSERT INTO " + target() + " (" + list(observation(), ", ", Identifier::quote) + ", "
                + Identifier.quote(to()) + ", " + Identifier.quote(current()) + ")\nSELECT " + names("h", observation())
                + ", " + column("h", to()) + ", " + isCurrent() + "\nFROM " + history() + " h\nWHERE " + isNew();
    }

    /** SELECT of some columns of the versions the target does not have. */
    String newVersions(List<String> columns) {
        return "SELECT " + names("h", columns) + " FROM " + history() + " h WHERE " + isNew();
    }

    /** SELECT of the keys and times that were not seen before. */
    String newlySeen() {
        return "SELECT " + names("o", identity()) + " FROM " + observed() + " o WHERE NOT EXISTS (SELECT 1 FROM "
                + seen() + " k WHERE " + same(identity(), "o", "k") + ")";
    }

    String remember() {
        return "INSERT INTO " + seen() + " (" + list(identity(), ", ", Identifier::quote) + ")\n" + newlySeen();
    }

    String observed() {
        return rows.delta() + "_observed";
    }

    String history() {
        return rows.delta() + "_history";
    }

    private String isNew() {
        return "NOT EXISTS (SELECT 1 FROM " + target() + " WHERE " + same(identity(), target(), "h") + ")";
    }

    private String isCurrent() {
        return "CASE WHEN " + column("h", to()) + " IS NULL THEN true ELSE false END";
    }

    private String before(String column) {
        return "LAG(" + column("o", column) + ") OVER (" + partition("o") + ")";
    }

    private static String equal(String one, String other) {
        return "(" + one + " = " + other + " OR (" + one + " IS NULL AND " + other + " IS NULL))";
    }

    private String partition(String relation) {
        return "PARTITION BY " + names(relation, key()) + " ORDER BY " + column(relation, from());
    }

    private List<String> observation() {
        return Stream.concat(identity().stream(), values.stream()).toList();
    }

    private String seenObservation() {
        return names("s", identity()) + list(values, "", c -> ", " + column(target(), c));
    }

    private String target() {
        return rows.target();
    }

    private String seen() {
        return SeenTimes.table(load()).sql();
    }

    private Load load() {
        return rows.load();
    }

    private List<String> key() {
        return load().key();
    }

    private List<String> identity() {
        return load().identity();
    }

    private String from() {
        return load().history().validFrom();
    }

    private String to() {
        return load().history().validTo();
    }

    private String current() {
        return load().history().current();
    }
}
