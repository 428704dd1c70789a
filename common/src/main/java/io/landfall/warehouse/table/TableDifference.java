package io.landfall.warehouse.table;

import io.landfall.warehouse.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be done to a table so that it is as the project declares it. Redshift adds columns behind the others and makes a
 * VARCHAR longer; anything else takes a person. The order of columns is of no matter, because writes name them.
 *
 * @param additions statements, each of which adds a column; part of any transaction
 * @param widenings statements, each of which makes a VARCHAR longer; Redshift runs them outside of transactions only
 * @param refused what takes a person, a line for each column
 */
record TableDifference(List<String> additions, List<String> widenings, List<String> refused) {

    static TableDifference between(DeclaredTable declared, TableShape there, TableShape wanted) {
        List<String> additions = new ArrayList<>();
        List<String> widenings = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        String alter = "ALTER TABLE " + declared.table().sql();
        for (Column column : wanted.columns()) {
            Optional<Column> present = there.column(column.name());
            if (present.isEmpty() && column.isAddable()) {
                additions.add(alter + " ADD COLUMN " + column.ddl());
            } else if (present.isPresent()
                    && present.get().fits(column)
                    && present.get().nullable() == column.nullable()) {
                widenings.add(alter + " ALTER COLUMN " + Identifier.quote(column.name()) + " TYPE VARCHAR("
                        + column.length() + ")");
            } else if (present.isEmpty() || !present.get().isLike(column)) {
                refused.add(refusal(declared, column, present));
            }
        }
        there.columns().stream()
                .filter(c -> wanted.column(c.name()).isEmpty())
                .forEach(c -> refused.add("column "
                        + c.name() + ": there it is " + c.inWords() + ", " + declared.file()
                        + " does not have it; add it to the file, or drop it with " + alter + " DROP COLUMN "
                        + Identifier.quote(c.name())));
        return new TableDifference(additions, widenings, refused);
    }

    private static String refusal(DeclaredTable declared, Column wanted, Optional<Column> present) {
        String start = "column " + wanted.name() + ": ";
        if (present.isEmpty()) {
            return start + "it is not there, " + declared.file() + " wants " + wanted.inWords()
                    + "; rows that are there could not get a value, so allow NULL or give it a DEFAULT";
        }
        return start + "there it is " + present.get().inWords() + ", " + declared.file() + " wants " + wanted.inWords()
                + "; Redshift cannot change that, so write in the file what is there, or add a column of another name";
    }

    /** The lines for a person, under a heading that names the table. */
    static String told(List<DeclaredTable> tables, List<List<String>> refused) {
        return Stream.iterate(0, i -> i < tables.size(), i -> i + 1)
                .filter(i -> !refused.get(i).isEmpty())
                .map(i -> tables.get(i).table() + " is not as " + tables.get(i).file() + " declares it:\n  - "
                        + String.join("\n  - ", refused.get(i)))
                .collect(Collectors.joining("\n"));
    }
}
