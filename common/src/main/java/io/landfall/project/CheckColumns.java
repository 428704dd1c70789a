package io.landfall.project;

import io.landfall.warehouse.table.DeclaredColumns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Columns that checks name: the tables have them, and of a type that can be tested so. */
final class CheckColumns implements DefinitionRule {

    private static final List<String> COLUMNS = List.of(
            "not_null",
            "unique",
            "accepted_values/column",
            "relationships/column",
            "relationships/columns",
            "between/column",
            "matches/column",
            "freshness/column",
            "no_gaps/column",
            "same_sum/column",
            "mask");

    private final DeclaredShapes shapes;

    /** @param directory of the project */
    CheckColumns(Path directory) {
        this.shapes = new DeclaredShapes(directory);
    }

    @Override
    public void check(WrittenDefinition definition) {
        CheckEntry.all(definition).filter(check -> !check.isSql()).forEach(check -> {
            for (String pointer : check.tables()) {
                definition.text(pointer).ifPresent(table -> checkTable(check, table));
            }
            check.text("relationships/to").ifPresent(to -> {
                require(check, to, "relationships/field");
                require(check, to, "relationships/fields");
            });
            check.text("same_sum/staged")
                    .filter(d -> !check.has("same_sum/staged_expression"))
                    .ifPresent(dataset -> stagingTable(definition, dataset)
                            .ifPresent(table -> require(check, table, "same_sum/column")));
        });
    }

    private void checkTable(CheckEntry check, String table) {
        COLUMNS.forEach(keys -> require(check, table, keys));
        requireType(check, table, "freshness/column", DeclaredColumns::isTime, "a DATE or TIMESTAMP");
        requireType(check, table, "no_gaps/column", DeclaredColumns::isTime, "a DATE or TIMESTAMP");
        requireType(check, table, "matches/column", DeclaredColumns::isText, "a text");
        requireType(check, table, "same_sum/column", DeclaredColumns::isNumber, "a number");
        for (String bound : List.of("between/min", "between/max")) {
            if (check.node(bound).isNumber()) {
                requireType(check, table, "between/column", DeclaredColumns::isNumber, "a number, as its bounds are");
            }
        }
    }

    private void require(CheckEntry check, String table, String keys) {
        Optional<DeclaredColumns> declared = shapes.of(table);
        for (String pointer : check.columns(keys)) {
            declared.map(DeclaredColumns::names).ifPresent(names -> check.definition()
                    .text(pointer)
                    .filter(column ->
                            !names.contains(column) && !check.definition().isRefused(pointer))
                    .ifPresent(column -> check.definition().refuse(pointer, unknown(table, column, names))));
        }
    }

    private static String unknown(String table, String column, List<String> names) {
        String meant = Suggestion.didYouMean(column, names);
        return table + " has no column " + column
                + (meant.isEmpty() ? "; write one of " + String.join(", ", names) : meant);
    }

    private void requireType(
            CheckEntry check, String table, String keys, BiPredicate<DeclaredColumns, String> fits, String wanted) {
        shapes.of(table).ifPresent(declared -> check.text(keys)
                .filter(column -> declared.types().containsKey(column) && !fits.test(declared, column))
                .filter(column -> !check.definition().isRefused(check.at(keys)))
                .ifPresent(column -> check.refuse(
                        keys,
                        table + " has " + column + " as " + declared.types().get(column) + ", and the test takes "
                                + wanted + "; name another column, or write a check with sql:")));
    }

    private static Optional<String> stagingTable(WrittenDefinition definition, String dataset) {
        return definition.elements("/datasets").stream()
                .filter(d ->
                        definition.text(d + "/name").filter(dataset::equals).isPresent())
                .findFirst()
                .flatMap(d -> definition.text(d + "/staging_table"));
    }
}
