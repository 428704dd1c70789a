package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warehouse.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuerySyntaxIT {
    private final Warehouse warehouse;
    private Answers answers;

    QuerySyntaxIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeAll
    void connect() throws SQLException {
        answers = Answers.of(warehouse);
    }

    @AfterAll
    void disconnect() throws SQLException {
        answers.close();
    }

    @BeforeAll
    void createTables() throws SQLException {
        answers.run(
                "CREATE TABLE part (partname varchar, manufacturer varchar, quality int, price decimal(12, 2))",
                "INSERT INTO part VALUES ('prop', 'local parts co', 2, 10.00), ('prop', 'big parts co', NULL, 9.00),"
                        + " ('prop', 'small parts co', 1, 12.00), ('rudder', 'local parts co', 1, 2.50),"
                        + " ('rudder', 'big parts co', 2, 3.75), ('rudder', 'small parts co', NULL, 1.90),"
                        + " ('wing', 'local parts co', NULL, 7.50), ('wing', 'big parts co', 1, 15.20),"
                        + " ('wing', 'small parts co', NULL, 11.80)",
                "CREATE TABLE count_by_color (quality varchar, red int, green int, blue int)",
                "INSERT INTO count_by_color VALUES ('high', 15, 20, 7), ('normal', 35, NULL, 40), ('low', 10, 23, NULL)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT TOP 2 price FROM part ORDER BY price;1.90,2.50
            SELECT DISTINCT TOP 2 partname FROM part ORDER BY partname;prop,rudder
            SELECT TOP 1 price FROM part ORDER BY price DESC -- the dearest;15.20
            SELECT * FROM (SELECT TOP 1 price FROM part ORDER BY price) x;1.90
            (SELECT TOP 1 1 AS x FROM part) UNION ALL SELECT TOP 2 2 FROM part ORDER BY x;1,2,2
            SELECT TOP 1 1 AS x FROM part UNION ALL SELECT TOP 1 2 FROM part ORDER BY x DESC;2,1
            SELECT top FROM (SELECT 5 AS top) x;5
            SELECT partname FROM part MINUS SELECT 'wing' ORDER BY 1;prop,rudder
            SELECT 1 MINUS (SELECT 2);1
            SELECT quality FROM part WHERE partname = 'prop' ORDER BY quality;1,2,nil
            SELECT quality FROM part WHERE partname = 'prop' ORDER BY quality DESC;nil,2,1
            SELECT quality FROM part WHERE partname = 'prop' ORDER BY quality NULLS FIRST;nil,1,2
            SELECT price FROM part ORDER BY price LIMIT ALL OFFSET 7;12.00,15.20
            WITH dear AS (SELECT * FROM part WHERE price > 10) SELECT count(*) FROM dear;3
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT sum(i) FROM n;6
            SELECT partname, count(*) FROM part GROUP BY ROLLUP (partname) ORDER BY 1;prop|3,rudder|3,wing|3,|9
            SELECT count(*) FROM (SELECT partname FROM part GROUP BY CUBE (partname, quality)) x;15
            SELECT count(*) FROM (SELECT partname FROM part GROUP BY GROUPING SETS ((partname), ())) x;4
            SELECT 'start_\\\\x';start_\\x
            SELECT 'it\\'s';it's
            """)
    void queriesAnswerAsInRedshift(String query, String expected) throws SQLException {
        assertThat(String.join(",", answers.rows(query))).isEqualTo(expected.replace("nil", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT partname, price FROM part QUALIFY ROW_NUMBER() OVER (PARTITION BY partname ORDER BY price DESC) = 1 ORDER BY 1;prop|12.00,rudder|3.75,wing|15.20
            SELECT TOP 2 partname, price FROM part QUALIFY ROW_NUMBER() OVER (PARTITION BY partname ORDER BY price DESC) = 1 ORDER BY 1;prop|12.00,rudder|3.75
            SELECT TOP 1 partname FROM part QUALIFY ROW_NUMBER() OVER (ORDER BY price DESC) = 1;wing
            SELECT * FROM part p QUALIFY ROW_NUMBER() OVER (PARTITION BY partname ORDER BY price) = 1 ORDER BY price;rudder|small parts co||1.90,wing|local parts co||7.50,prop|big parts co||9.00
            SELECT *, RANK() OVER (ORDER BY price DESC) AS dear FROM part WHERE quality = 1 QUALIFY dear <= 2 ORDER BY dear;wing|big parts co|1|15.20|1,prop|small parts co|1|12.00|2
            SELECT p.partname, sum(price) AS total FROM part p GROUP BY p.partname QUALIFY RANK() OVER (ORDER BY sum(price) DESC) = 1;wing|34.50
            SELECT partname FROM part QUALIFY ROW_NUMBER() OVER (ORDER BY price) <= 3 ORDER BY price DESC LIMIT 2;rudder,rudder
            SELECT DISTINCT partname FROM part QUALIFY COUNT(*) OVER (PARTITION BY partname) = 3 ORDER BY partname;prop,rudder,wing
            SELECT count(*) FROM (SELECT 1 AS one FROM part QUALIFY ROW_NUMBER() OVER (ORDER BY price) > 4) x;5
            """)
    void qualifyKeepsRowsByWindowFunctions(String query, String expected) throws SQLException {
        assertThat(String.join(",", answers.rows(query))).isEqualTo(expected);
    }

    @Test
    void qualifyKeepsTheNamesOfTheColumns() throws SQLException {
        assertThat(
                        answers.columns(
                                "SELECT p.*, max(price) OVER (), 1 + 1, RANK() OVER (ORDER BY price) r FROM part p QUALIFY r = 1"))
                .containsExactly("partname", "manufacturer", "quality", "price", "max", "?column?", "r");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT * FROM (SELECT partname, price FROM part) PIVOT (SUM(price) FOR partname IN ('prop', 'rudder', 'wing'));31.00|8.15|34.50
            SELECT * FROM (SELECT quality, manufacturer FROM part) PIVOT (count(*) FOR quality IN (1, 2, NULL)) ORDER BY manufacturer;big parts co|1|1|1,local parts co|1|1|1,small parts co|1|0|2
            SELECT color, cnt FROM (SELECT red, green, blue FROM count_by_color) UNPIVOT (cnt FOR color IN (red, green, blue)) ORDER BY color, cnt;blue|7,blue|40,green|20,green|23,red|10,red|15,red|35
            SELECT count(*) FROM (SELECT red, green, blue FROM count_by_color) UNPIVOT INCLUDE NULLS (cnt FOR color IN (red, green, blue));9
            SELECT * FROM (SELECT quality, red, green, blue FROM count_by_color) UNPIVOT (cnt FOR color IN (red AS r, green AS g, blue AS b)) u WHERE quality = 'high' ORDER BY color;high|b|7,high|g|20,high|r|15
            """)
    void rowsAndColumnsAreRotated(String query, String expected) throws SQLException {
        assertThat(String.join(",", answers.rows(query))).isEqualTo(expected);
    }

    @Test
    void pivotNamesItsColumns() throws SQLException {
        assertThat(answers.columns("SELECT * FROM (SELECT quality, manufacturer FROM part) PIVOT ("
                        + " count(*) AS count FOR quality IN (1 AS high, 2 AS low, NULL AS na))"))
                .containsExactly("manufacturer", "high_count", "low_count", "na_count");
        assertThat(
                        answers.columns(
                                "SELECT * FROM (SELECT quality, manufacturer FROM part) PIVOT (count(*) FOR quality IN (1, NULL))"))
                .containsExactly("manufacturer", "1", "null");
    }

    @Test
    void aQueryMayMakeATable() throws SQLException {
        answers.run("SELECT partname, DATEDIFF(day, '2018-01-01', '2018-01-03') AS days INTO part_copy FROM part");

        assertThat(answers.first("SELECT sum(days) FROM part_copy")).isEqualTo("18");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT * EXCLUDE (price) FROM part;SELECT * EXCLUDE
            SELECT partname, count(*) FROM part GROUP BY ALL;GROUP BY ALL
            SELECT partname INTO dear FROM part QUALIFY RANK() OVER (ORDER BY price) = 1;QUALIFY in SELECT INTO
            SELECT partname FROM part START WITH quality = 1 CONNECT BY PRIOR partname = manufacturer;CONNECT BY
            SELECT * FROM part PIVOT (SUM(price) FOR partname IN ('prop'));PIVOT and UNPIVOT
            SELECT * FROM part JOIN count_by_color USING (quality) QUALIFY RANK() OVER (ORDER BY price) = 1;QUALIFY with *
            """)
    void whatNeedsTheColumnsIsRefused(String query, String named) {
        assertThat(answers.error(query)).startsWith("0A000 ").contains("not supported by redshift-local: " + named);
    }
}
