package io.landfall.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.table.Column.Filled;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableDifferenceTest {

    private static final QualifiedName TABLE = QualifiedName.parse("s.t");
    private static final DeclaredTable DECLARED =
            new DeclaredTable(TABLE, "tables/s.t.sql", "-- first\ncreate table if not exists \"S\" . t (a INT);");

    @Test
    void tableThatIsAsDeclaredNeedsNothing() {
        TableShape shape = shape(column("a", "integer", 0), new Column("n", "bigint", 0, false, Filled.IDENTITY, "x"));
        TableShape again = shape(new Column("n", "bigint", 0, false, Filled.IDENTITY, "y"), column("a", "integer", 0));
        assertThat(TableDifference.between(DECLARED, shape, again))
                .isEqualTo(new TableDifference(List.of(), List.of(), List.of()));
    }

    @Test
    void columnsAreAddedOneByOneAndTextsOnlyGetLonger() {
        TableDifference difference = TableDifference.between(
                DECLARED,
                shape(column("a", "character varying(8)", 8), column("b", "character varying(8)", 8)),
                shape(
                        column("a", "character varying(9)", 9),
                        column("b", "character varying(7)", 7),
                        column("c", "integer", 0),
                        new Column("or\"der", "integer", 0, false, Filled.DEFAULT, "7")));
        assertThat(difference.additions())
                .containsExactly(
                        "ALTER TABLE \"s\".\"t\" ADD COLUMN \"c\" integer",
                        "ALTER TABLE \"s\".\"t\" ADD COLUMN \"or\"\"der\" integer DEFAULT 7 NOT NULL");
        assertThat(difference.widenings())
                .containsExactly("ALTER TABLE \"s\".\"t\" ALTER COLUMN \"a\" TYPE VARCHAR(9)");
        assertThat(difference.refused()).singleElement().asString().startsWith("column b: there it is");
    }

    @Test
    void onlyTheNameOfTheTableIsExchanged() {
        assertThat(DECLARED.ddlOf(DECLARED.scratch()))
                .isEqualTo("-- first\ncreate table if not exists \"s\".\"landfall_shape__t\" (a INT);");
    }

    @Test
    void ddlOfAnotherTableIsAMistake() {
        assertThatThrownBy(() -> new DeclaredTable(TABLE, "f", "CREATE TABLE IF NOT EXISTS s.other (a INT)"))
                .hasMessageContaining("creates s.other; its name says s.t");
        assertThatThrownBy(() -> new DeclaredTable(TABLE, "f", "CREATE TABLE s.t (a INT)"))
                .hasMessageContaining("IF NOT EXISTS");
    }

    @Test
    void tableOfAnOlderShapeIsReadAsTheNewerOne() {
        TableShape old = shape(column("a", "integer", 0), column("gone", "integer", 0));
        TableShape now = shape(column("b", "date", 0), column("a", "bigint", 0));
        assertThat(old.selectedAs(now)).isEqualTo("CAST(NULL AS date) AS \"b\", \"a\"");
        assertThat(now.selectedAs(now)).isEqualTo("\"b\", \"a\"");
    }

    private static TableShape shape(Column... columns) {
        return new TableShape(List.of(columns));
    }

    private static Column column(String name, String type, int length) {
        return new Column(name, type, length, true, Filled.NULL, null);
    }
}
