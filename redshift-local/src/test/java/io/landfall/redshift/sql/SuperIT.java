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
class SuperIT {
    private final Warehouse warehouse;
    private Answers answers;

    SuperIT(Warehouse warehouse) {
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
                "CREATE TABLE customers (c_custkey INT, c_name VARCHAR(20), c_orders SUPER)",
                "INSERT INTO customers SELECT 1, 'ada', JSON_PARSE('[{\"o_orderkey\":30,\"o_orderstatus\":\"P\",\"o_items\":[{\"l_partkey\":7},{\"l_partkey\":\"A5\"}]},"
                        + "{\"o_orderkey\":\"31\",\"o_orderstatus\":\"F\",\"o_items\":[]}]')",
                "INSERT INTO customers SELECT 2, 'bob', JSON_PARSE('[{\"o_orderkey\":40,\"o_orderstatus\":5}]')",
                "INSERT INTO customers SELECT 3, 'cleo', NULL",
                "CREATE TABLE bar AS SELECT JSON_PARSE('{\"scalar_array\": [1, 2.3, 45000000], \"name\": null}') AS data",
                "CREATE TABLE foo AS SELECT JSON_PARSE('[[1.1, 1.2], [2.1, 2.2], [3.1, 3.2]]') AS multi_level_array");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT c_orders[0].o_orderkey FROM customers ORDER BY c_custkey;30,40,nil
            SELECT cust.c_orders[0].o_orderkey FROM customers AS cust ORDER BY 1;30,40,nil
            SELECT customers.c_orders[0]. o_orderstatus FROM customers ORDER BY c_custkey;"P",5,nil
            SELECT public.customers.c_orders[1].o_orderkey FROM public.customers WHERE c_custkey = 1;"31"
            SELECT count(*) FROM customers WHERE c_orders[0].o_orderkey IS NOT NULL;2
            SELECT c_custkey FROM customers WHERE c_orders[0].o_orderstatus = 'P';1
            SELECT c_custkey FROM customers WHERE 'P' = c_orders[0].o_orderstatus;1
            SELECT c_custkey FROM customers WHERE c_orders[0].o_orderstatus IN ('P', 'F');1
            SELECT c_custkey FROM customers WHERE c_orders[0].o_orderstatus BETWEEN 'A' AND 'Z';1
            SELECT c_custkey FROM customers WHERE c_orders[0].o_orderstatus LIKE 'P%';1
            SELECT c_custkey FROM customers WHERE c_orders[0].o_orderstatus <= 'P';1
            SELECT c_custkey FROM customers WHERE c_orders[0].o_orderkey > 30;2
            SELECT c_custkey FROM customers WHERE c_orders[0].o_orderstatus = 5;2
            SELECT c_orders[0].o_orderstatus::varchar FROM customers WHERE c_custkey = 1;P
            SELECT c_orders[0].o_orderstatus::integer FROM customers ORDER BY c_custkey;nil,5,nil
            SELECT c_orders[1].o_orderkey::integer FROM customers WHERE c_custkey = 1;31
            SELECT c.c_orders.something FROM customers c WHERE c_custkey = 1;nil
            SELECT c.c_orders[7][1] FROM customers c WHERE c_custkey = 1;nil
            SELECT c_orders[0].O_ORDERKEY, c_orders[0]."O_OrderKey" FROM customers WHERE c_custkey = 1;30|30
            SELECT c_orders[0].o_orderstatus, count(*) FROM customers GROUP BY c_orders[0].o_orderstatus HAVING count(*) = 1 ORDER BY 1;"P"|1,5|1,|1
            SELECT JSON_TYPEOF(c_orders), JSON_TYPEOF(c_orders[0].o_orderkey) FROM customers WHERE c_custkey = 1;array|number
            SELECT b.data.name IS NULL FROM bar b;t
            SELECT data.name IS NULL FROM bar;t
            SELECT DISTINCT dev.pg_catalog.pg_class.relname FROM dev.pg_catalog.pg_class WHERE dev.pg_catalog.pg_class.relname = 'pg_class';pg_class
            """)
    void pathsAreNavigated(String query, String expected) throws SQLException {
        assertThat(String.join(",", answers.rows(query))).isEqualTo(expected.replace("nil", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT c_name, o.o_orderkey FROM customers c, c.c_orders o ORDER BY c_custkey, 2;ada|"31",ada|30,bob|40
            SELECT c_name, orders.o_orderkey AS orderkey, index AS orderkey_index FROM customers c, c.c_orders AS orders AT index ORDER BY c_name, orderkey_index;ada|30|0,ada|"31"|1,bob|40|0
            SELECT index, element FROM bar AS b, b.data.scalar_array AS element AT index;0|1,1|2.3,2|45000000
            SELECT array, element FROM foo AS f, f.multi_level_array AS array, array AS element WHERE element > 3;[3.1,3.2]|3.1,[3.1,3.2]|3.2
            SELECT l.l_partkey FROM customers c, c.c_orders o, o.o_items l ORDER BY 1;"A5",7
            SELECT c_name, o.o_orderkey FROM customers c LEFT JOIN c.c_orders o ON true WHERE c_custkey = 3;cleo|
            SELECT c_name, (SELECT count(*) FROM c.c_orders x) FROM customers c ORDER BY 1;ada|2,bob|1,cleo|0
            SELECT k, v FROM bar b, UNPIVOT b.data AS v AT k WHERE k = 'scalar_array';scalar_array|[1,2.3,45000000]
            SELECT sum(e::int) FROM bar, bar.data.scalar_array e;45000003
            """)
    void arraysAreIteratedInFrom(String query, String expected) throws SQLException {
        assertThat(String.join(",", answers.rows(query))).isEqualTo(expected);
    }

    @Test
    void columnsMayBeNamedWithTheirDatabase() throws SQLException {
        answers.run(
                "CREATE TABLE IF NOT EXISTS public.of_database (id INT)",
                "CREATE TEMP TABLE newer (id INT)",
                "DELETE FROM dev.public.of_database",
                "INSERT INTO newer VALUES (7)",
                "MERGE INTO dev.public.of_database USING newer ON newer.id = \"dev\".\"public\".\"of_database\".id"
                        + " WHEN MATCHED THEN UPDATE SET id = newer.id WHEN NOT MATCHED THEN INSERT VALUES (newer.id)");
        assertThat(answers.rows("SELECT dev.public.of_database.id FROM dev.public.of_database"))
                .containsExactly("7");
    }

    @Test
    void pathsGiveColumnsTheirLastName() throws SQLException {
        assertThat(answers.columns("SELECT c_orders[0].o_orderkey, c.c_name, c_orders[1] FROM customers c"))
                .containsExactly("o_orderkey", "c_name", "c_orders");
    }

    @Test
    void pathsWorkInOtherStatements() throws SQLException {
        answers.run(
                "CREATE TEMP TABLE keys AS SELECT c.c_orders[0].o_orderkey::int AS k FROM customers c",
                "DELETE FROM keys WHERE k IS NULL",
                "UPDATE keys SET k = c.c_orders[0].o_orderkey::int + 1 FROM customers c WHERE c.c_orders[0].o_orderkey = keys.k",
                "INSERT INTO keys SELECT o.o_orderkey::int FROM customers c, c.c_orders o WHERE o.o_orderstatus = 'F'");

        assertThat(answers.rows("SELECT k FROM keys ORDER BY k")).containsExactly("31", "31", "41");
    }

    @Test
    void superValuesSortByKindAsInPostgres() throws SQLException {
        assertThat(answers.rows(
                        "SELECT v::varchar AS text_of_v FROM (SELECT JSON_PARSE('[1,\"abc\"]') AS v UNION ALL SELECT JSON_PARSE('1')"
                                + " UNION ALL SELECT JSON_PARSE('-2.5') UNION ALL SELECT JSON_PARSE('\"AWS\"')"
                                + " UNION ALL SELECT JSON_PARSE('\"Amazon\"')) x ORDER BY v"))
                .containsExactly("AWS", "Amazon", "-2.5", "1", "[1,\"abc\"]");
    }
}
