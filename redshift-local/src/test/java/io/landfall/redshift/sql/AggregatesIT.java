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
class AggregatesIT {
    private final Warehouse warehouse;
    private Answers answers;

    AggregatesIT(Warehouse warehouse) {
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
                "CREATE TABLE winsales (salesid INT, dateid DATE, sellerid INT, buyerid CHAR(1), qty INT, note VARCHAR(10))",
                "INSERT INTO winsales VALUES (30001,'2003-08-02',3,'b',10,NULL), (10001,'2003-12-24',1,'c',10,'x'),"
                        + " (10005,'2003-12-24',1,'a',30,NULL), (40001,'2004-01-09',4,'a',40,'y'),"
                        + " (10006,'2004-01-18',1,'c',10,NULL), (20001,'2004-02-12',2,'b',20,'z'),"
                        + " (40005,'2004-02-12',4,'a',10,NULL), (20002,'2004-02-16',2,'c',20,NULL),"
                        + " (30003,'2004-04-18',3,'b',15,'w'), (30004,'2004-04-18',3,'b',20,NULL),"
                        + " (30007,'2004-09-07',3,'c',30,NULL)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            LISTAGG(sellerid, ', ') WITHIN GROUP (ORDER BY sellerid);1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4
            LISTAGG(DISTINCT sellerid, ', ') WITHIN GROUP (ORDER BY sellerid);1, 2, 3, 4
            LISTAGG(DISTINCT sellerid, '') WITHIN GROUP (ORDER BY sellerid DESC);4321
            LISTAGG(DISTINCT buyerid);abc
            LISTAGG(note) WITHIN GROUP (ORDER BY note);wxyz
            LEN(LISTAGG(buyerid));11
            MEDIAN(qty);20
            MEDIAN(qty::float8);20.0
            MEDIAN(dateid);2004-02-12
            PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY qty)::float8;25.0
            PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY qty DESC)::float8;10.0
            PERCENTILE_DISC(0.6) WITHIN GROUP (ORDER BY qty);20
            PERCENTILE_DISC(0.25) WITHIN GROUP (ORDER BY note);w
            APPROXIMATE COUNT(DISTINCT sellerid);4
            APPROXIMATE PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY qty);20
            COUNT(note);4
            SUM(qty);215
            AVG(qty)::decimal(8,2);19.55
            BOOL_AND(qty > 5);t
            BOOL_OR(qty > 50);f
            ANY_VALUE(sellerid) BETWEEN 1 AND 4;t
            ROUND(STDDEV_SAMP(qty)::decimal(12,6), 3);10.113
            ROUND(STDDEV_POP(qty)::decimal(12,6), 3);9.642
            ROUND(VAR_SAMP(qty)::decimal(12,6), 3);102.273
            ROUND(VARIANCE(qty)::decimal(12,6), 3);102.273
            ROUND(VAR_POP(qty)::decimal(12,6), 3);92.975
            """)
    void rowsAreAggregated(String expression, String expected) throws SQLException {
        assertThat(answers.first("SELECT " + expression + " FROM winsales")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            LISTAGG(salesid, ',') WITHIN GROUP (ORDER BY salesid) OVER (PARTITION BY sellerid);10001,10005,10006
            LISTAGG(buyerid) WITHIN GROUP (ORDER BY salesid DESC) OVER (PARTITION BY sellerid);cac
            MEDIAN(qty) OVER (PARTITION BY sellerid);10
            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY qty) OVER (PARTITION BY sellerid);10
            PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY qty) OVER (PARTITION BY sellerid);30
            ROUND(RATIO_TO_REPORT(qty) OVER (PARTITION BY sellerid)::decimal(9,4), 2);0.20
            LAG(qty, 1) OVER (ORDER BY salesid);NULL
            LEAD(qty) OVER (ORDER BY salesid);30
            LEAD(note) IGNORE NULLS OVER (ORDER BY salesid);z
            LEAD(note, 2) IGNORE NULLS OVER (ORDER BY salesid);w
            LAG(note) RESPECT NULLS OVER (ORDER BY salesid DESC);NULL
            LAG(note) IGNORE NULLS OVER (ORDER BY salesid DESC);z
            FIRST_VALUE(note IGNORE NULLS) OVER (ORDER BY salesid DESC ROWS UNBOUNDED PRECEDING);y
            FIRST_VALUE(note) IGNORE NULLS OVER (PARTITION BY sellerid ORDER BY salesid ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);x
            LAST_VALUE(note) IGNORE NULLS OVER (ORDER BY salesid ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);y
            LAST_VALUE(qty) OVER (ORDER BY salesid ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);10
            NTH_VALUE(note, 2) IGNORE NULLS OVER (ORDER BY salesid ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);z
            ROW_NUMBER() OVER (ORDER BY salesid) || '/' || RANK() OVER (ORDER BY sellerid) || '/' || DENSE_RANK() OVER (ORDER BY sellerid);1/1/1
            NTILE(4) OVER (ORDER BY salesid);1
            PERCENT_RANK() OVER (ORDER BY salesid) || ' ' || ROUND(CUME_DIST() OVER (ORDER BY salesid)::decimal(9,4), 2);0 0.09
            SUM(qty) OVER (ORDER BY salesid ROWS UNBOUNDED PRECEDING);10
            COUNT(*) OVER ();11
            """)
    void windowsAreLookedThrough(String expression, String expected) throws SQLException {
        assertThat(answers.first("SELECT v FROM (SELECT " + expression + " AS v, salesid FROM winsales) x"
                        + " WHERE salesid = 10001"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            LISTAGG(note, ',');listagg
            MEDIAN(qty);median
            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY qty);percentile_cont
            RATIO_TO_REPORT(qty) OVER ();ratio_to_report
            LAG(note) IGNORE NULLS OVER (ORDER BY salesid);lag
            """)
    void columnsAreNamedAfterTheFunction(String expression, String expected) throws SQLException {
        assertThat(answers.columns("SELECT " + expression + " FROM winsales")).containsExactly(expected);
    }

    @Test
    void aListLongerThanAStringIsAnError() {
        assertThat(
                        answers.error(
                                "SELECT LISTAGG(x, ',') FROM (SELECT REPEAT('x', 40000) AS x UNION ALL SELECT REPEAT('y', 40000)) t"))
                .startsWith("XX000 ")
                .contains("Result size exceeds LISTAGG limit");
    }

    @Test
    void anOrderedAggregateNeedsAFrame() {
        assertThat(answers.error("SELECT SUM(qty) OVER (PARTITION BY sellerid ORDER BY dateid) FROM winsales"))
                .contains("Aggregate window functions with an ORDER BY clause require a frame clause");
    }

    @Test
    void distinctListsOverWindowsAreRefused() {
        assertThat(answers.error("SELECT LISTAGG(DISTINCT qty, ',') OVER (PARTITION BY sellerid) FROM winsales"))
                .contains("not supported by redshift-local: LISTAGG (DISTINCT …) OVER");
    }
}
