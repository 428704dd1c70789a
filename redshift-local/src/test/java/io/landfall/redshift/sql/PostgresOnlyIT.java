package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warehouse.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresOnlyIT {
    private final Warehouse warehouse;
    private Answers answers;

    PostgresOnlyIT(Warehouse warehouse) {
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
        answers.run("CREATE TABLE plain (a INT, b VARCHAR(20))", "INSERT INTO plain VALUES (1, 'x'), (2, NULL)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT ARRAY[1,2];42601;at or near "["
            SELECT '{1,2}'::int[];42601;at or near "["
            SELECT CAST(b AS varchar(3)[]) FROM plain;42601;at or near "["
            SELECT * FROM plain WHERE a = ANY('{1,2}');0A000;not supported on Redshift tables
            SELECT count(*) FILTER (WHERE a > 1) FROM plain;42601;at or near "("
            SELECT * FROM plain p, LATERAL (SELECT p.a) x;42601;at or near "("
            SELECT DISTINCT ON (a) a FROM plain;0A000;SELECT DISTINCT ON is not supported
            SELECT * FROM (VALUES (1), (2)) v;42601;at or near "values"
            VALUES (1);42601;at or near "VALUES"
            WITH x AS (DELETE FROM plain WHERE a = 9) SELECT 1;42601;at or near "delete"
            SELECT STRING_AGG(b, ',') FROM plain;42883;function string_agg does not exist
            SELECT ARRAY_AGG(a) FROM plain;42883;function array_agg does not exist
            SELECT * FROM UNNEST(SPLIT_TO_ARRAY('a,b'));42883;function unnest does not exist
            SELECT a IS DISTINCT FROM 1 FROM plain;42601;at or near "distinct"
            SELECT * FROM plain FOR UPDATE;0A000;SELECT FOR UPDATE/SHARE is not supported
            SELECT pg_advisory_lock(1);42883;function pg_advisory_lock does not exist
            SELECT pg_sleep(1);42883;function pg_sleep does not exist
            SELECT clock_timestamp();42883;function clock_timestamp does not exist
            SELECT nextval('s');42883;function nextval does not exist
            SELECT format('%s', a) FROM plain;42883;function format does not exist
            SELECT to_json(b) FROM plain;42883;function to_json does not exist
            SELECT b->'a' FROM plain;42883;operator does not exist: ->
            SELECT b @> 'a' FROM plain;42883;operator does not exist: @>
            SELECT b::jsonb FROM plain;42704;type "jsonb" does not exist
            SELECT * FROM plain FETCH FIRST 1 ROWS ONLY;42601;at or near "first"
            SELECT * FROM plain TABLESAMPLE SYSTEM (10);42601;at or near "tablesample"
            WITH x AS MATERIALIZED (SELECT 1) SELECT * FROM x;42601;at or near "materialized"
            EXPLAIN ANALYZE SELECT 1;42601;at or near "analyze"
            EXPLAIN (COSTS OFF) SELECT 1;42601;at or near "("
            INSERT INTO plain VALUES (1) ON CONFLICT DO NOTHING;42601;at or near "on"
            INSERT INTO plain VALUES (1) RETURNING a;42601;at or near "returning"
            CREATE INDEX i ON plain (a);0A000;SQL command "CREATE INDEX i ON plain (a)" not supported on Redshift tables.
            CREATE SEQUENCE s;0A000;SQL command "CREATE SEQUENCE s" not supported.
            CREATE EXTENSION hstore;42601;at or near "EXTENSION"
            CREATE TRIGGER t BEFORE INSERT ON plain EXECUTE FUNCTION f();0A000;not supported on Redshift tables.
            CREATE TYPE e AS ENUM ('a');0A000;SQL command "CREATE TYPE e AS ENUM ('a')" not supported.
            DO $$ BEGIN $$;42601;at or near "do"
            LISTEN x;0A000;SQL command "LISTEN" not supported
            NOTIFY x;0A000;SQL command "NOTIFY" not supported
            SAVEPOINT s;0A000;SQL command "SAVEPOINT" not supported
            """)
    void whatOnlyPostgresHasIsRefused(String sql, String state, String message) {
        assertThat(answers.error(sql.replace("''", "'")))
                .startsWith(state + " ")
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            NOW();now
            AGE(GETDATE());age
            CURRENT_TIMESTAMP;now
            CURRENT_TIME;timetz
            LOCALTIME;time
            CURRENT_SCHEMA();current_schema
            CURRENT_SCHEMAS(true);current_schemas
            HAS_TABLE_PRIVILEGE('plain', 'select');has_table_privilege
            GENERATE_SERIES(1, 3);generate_series
            """)
    void theLeaderNodesFunctionsDoNotMeetUserTables(String expression, String function) throws SQLException {
        assertThat(answers.rows("SELECT " + expression)).isNotEmpty();
        assertThat(answers.rows("SELECT " + expression + " FROM pg_class LIMIT 1"))
                .isNotEmpty();
        assertThat(answers.error("SELECT " + expression + " FROM plain"))
                .isEqualTo(
                        "Function \"" + function + "()\" not supported. 0A000"
                                + " ERROR: Specified types or functions (one per INFO message) not supported on Redshift tables.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT count(*) > 0 FROM pg_class c WHERE c.relkind = ANY (ARRAY['r', 'v']);t
            SELECT array_agg(attname) IS NOT NULL FROM pg_catalog.pg_attribute;t
            SELECT format('%s', relname) <> '' FROM pg_class LIMIT 1;t
            SELECT 'now()' || b FROM plain WHERE a = 1;now()x
            SELECT x."format" FROM (SELECT 5 AS "format") x;5
            SELECT count(*) FROM plain p WHERE p.a IN (SELECT 1 UNION ALL (SELECT 2));2
            SELECT GETDATE() > '2018-01-01' FROM plain LIMIT 1;t
            SELECT CURRENT_DATE > '2018-01-01' FROM plain LIMIT 1;t
            EXPLAIN SELECT 1;Result  (cost=0.00..0.01 rows=1 width=4)
            """)
    void catalogQueriesAndHarmlessLookalikesWork(String sql, String expected) throws SQLException {
        assertThat(answers.rows(sql)).contains(expected);
    }
}
