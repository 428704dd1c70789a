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
class DateFunctionsIT {
    private final Warehouse warehouse;
    private Answers answers;

    DateFunctionsIT(Warehouse warehouse) {
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

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            DATEADD(month,18,'2008-02-28');2009-08-28 00:00:00
            DATEADD(m,30,'2008-02-28');2008-02-28 00:30:00
            DATEADD(month,1,'2008-04-30');2008-05-30 00:00:00
            DATEADD(month,12,'2016-02-29');2017-02-28 00:00:00
            DATEADD(year,1,'2016-02-29');2017-03-01 00:00:00
            DATEADD(yrs, 4, '2016-02-29');2020-02-29 00:00:00
            DATEADD(y, -1, DATE '2018-05-01');2017-05-01 00:00:00
            DATEADD(qtr, -1, DATE '2018-05-01');2018-02-01 00:00:00
            DATEADD(mon, 1, '2018-01-31');2018-02-28 00:00:00
            DATEADD(w, 1, '2018-01-31');2018-02-07 00:00:00
            DATEADD(d, 30, '2008-11-01');2008-12-01 00:00:00
            DATEADD('hours', 5, '2018-01-31 20:00:00');2018-02-01 01:00:00
            DATEADD(hr, -5, '2018-01-31');2018-01-30 19:00:00
            DATEADD(mi, 5, '2018-01-31');2018-01-31 00:05:00
            DATEADD(s, 5, '2018-01-31');2018-01-31 00:00:05
            DATEADD(ms, 1541990217796, '1970-01-01');2018-11-12 02:36:57.796
            DATEADD(us, 7, '1970-01-01');1970-01-01 00:00:00.000007
            DATEADD(decade, 1, '2010-01-01');2020-01-01 00:00:00
            DATEADD(c, 1, '1910-01-01');2010-01-01 00:00:00
            DATEADD(mil, 1, '1010-01-01');2010-01-01 00:00:00
            DATEADD(hour, 8, TIME '13:24:55');21:24:55
            DATEADD(hour, 12, TIME '13:24:55');01:24:55
            DATEADD(hour, 2, TIMETZ '13:24:55 PST');23:24:55+00
            DATEADD(day, 1, CONVERT(varchar(10), '2018-01-31'));2018-02-01 00:00:00
            """)
    void dateAddAddsParts(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            DATEDIFF(year, '2008-12-31', '2009-01-01');1
            DATEDIFF(week,'2009-01-01','2009-12-31');52
            DATEDIFF(qtr, '1998-07-01', DATE '2012-11-01');57
            DATEDIFF(mons, '2018-01-31', '2018-02-01');1
            DATEDIFF(days, '2018-03-01', '2018-02-28');-1
            DATEDIFF(day, TIMESTAMP '2018-01-01 23:59:59', TIMESTAMP '2018-01-02 00:00:00');1
            DATEDIFF(h, '2009-01-01 8:30:00', '2009-01-01 10:00:00');2
            DATEDIFF(hour, TIME '20:00:00', TIME '15:24:45');-5
            DATEDIFF(minute, TIME '20:00:00', TIME '21:00:00');60
            DATEDIFF(hours, TIMETZ '20:00:00 PST', TIMETZ '00:58:00 EST');1
            DATEDIFF(secs, '2018-01-01 00:00:00.9', '2018-01-01 00:00:01.1');1
            DATEDIFF(millisecond, '2018-01-01', '2018-01-01 00:00:01.5');1500
            DATEDIFF(microsecs, '2018-01-01', '2018-01-01 00:00:01.5');1500000
            DATEDIFF(decades, '2009-12-31', '2010-01-01');1
            DATEDIFF(cent, '2000-12-31', '2001-01-01');1
            DATEDIFF(day, DATE '2018-01-01', TIMESTAMP '2018-01-03 01:00:00');2
            """)
    void dateDiffCountsBoundaries(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            EXTRACT(minute FROM TIMESTAMP '2009-09-09 12:08:43');8
            EXTRACT(ms FROM TIMESTAMP '2009-09-09 12:08:43.101');101
            EXTRACT(sec FROM TIMESTAMP '2009-09-21 11:10:03.189717');3
            EXTRACT(us FROM TIMESTAMP '2009-09-21 11:10:03.189717');717
            EXTRACT(year FROM TIMESTAMPTZ '1.12.1997 07:37:16.00 PST');1997
            EXTRACT(ms FROM TIME '18:25:33.123456');123
            EXTRACT(ms FROM TIMETZ '18:25:33.123456 EST');123
            EXTRACT(timezone_hour FROM TIMETZ '1.12.1997 07:37:16.00 PDT');-7
            EXTRACT(century FROM TIMESTAMP '2000-12-16 12:21:13');20
            EXTRACT(century FROM TIMESTAMP '2001-12-16 12:21:13');21
            EXTRACT(decade FROM TIMESTAMP '1999-02-16 20:38:40');200
            EXTRACT(decade FROM TIMESTAMP '2000-02-16 20:38:40');201
            EXTRACT(mil FROM TIMESTAMP '2000-12-16 12:21:13');2
            EXTRACT(epoch FROM TIMESTAMP '2018-11-12 02:36:57.796');1541990217
            EXTRACT(epoch FROM DATE '2100-01-01');4102444800
            EXTRACT(epoch FROM TIMESTAMP '2018-01-02' - TIMESTAMP '2018-01-01');86400
            EXTRACT(day FROM '2018-11-12');12
            EXTRACT(weekday FROM TIMESTAMP '2018-11-11');0
            EXTRACT(dayofyear FROM DATE '2018-02-01');32
            EXTRACT(week FROM DATE '2018-11-12');46
            EXTRACT('quarter' FROM DATE '2018-11-12');4
            DATE_PART(minute, TIMESTAMP '20230104 04:05:06.789');5
            DATE_PART(week, TIMESTAMP '20220502 04:05:06.789');18
            DATE_PART(dayofweek, TIMESTAMP '20220502 04:05:06.789');1
            DATE_PART(century, TIMESTAMP '20220502 04:05:06.789');21
            DATE_PART(month, DATE '20220502');5
            DATE_PART(w, TIMESTAMP '2008-06-17 09:44:54');25
            DATE_PART(dow, TIMESTAMP '2008-01-05 14:00:00');6
            DATE_PART(sec, TIMESTAMP '2009-09-21 11:10:03.189717');3.189717
            DATE_PART('epoch', TIMESTAMP '2008-01-01 20:00:00')::bigint;1199217600
            PGDATE_PART(weekday, DATE '2018-11-11');0
            DATE_PART_YEAR(DATE '20220502');2022
            """)
    void partsOfDatesAreExtracted(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression).replaceFirst("\\.0$", "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            EXTRACT(year FROM TIMESTAMP '2018-01-01');int4 date_part
            EXTRACT(year FROM TIMESTAMPTZ '2018-01-01');float8 date_part
            EXTRACT(epoch FROM TIMESTAMP '2018-01-01');int8 date_part
            DATE_PART(year, TIMESTAMP '2018-01-01');float8 pgdate_part
            DATEADD(day, 1, DATE '2018-01-01');timestamp date_add
            DATEDIFF(day, '2018-01-01', '2018-01-02');int8 date_diff
            DATE_TRUNC('month', DATE '2018-11-12');timestamp date_trunc
            GETDATE();timestamp getdate
            SYSDATE;timestamp sysdate
            TRUNC(SYSDATE);date trunc
            LAST_DAY('2018-02-01');date last_day
            ADD_MONTHS('2018-02-01', 1);timestamp add_months
            MONTHS_BETWEEN('2018-02-01', '2018-01-01');float8 months_between
            CONVERT_TIMEZONE('PST', '2018-02-01');timestamp convert_timezone
            TO_TIMESTAMP('2018', 'YYYY');timestamptz to_timestamp
            TO_DATE('2018', 'YYYY');date to_date
            CURRENT_DATE;date current_date
            """)
    void resultsHaveRedshiftsTypesAndNames(String expression, String expected) throws SQLException {
        assertThat(answers.typeAndName(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ADD_MONTHS('2008-03-31',1);2008-04-30 00:00:00
            ADD_MONTHS('2008-04-30',1);2008-05-31 00:00:00
            ADD_MONTHS('2008-01-15 10:00:00',-2);2007-11-15 10:00:00
            MONTHS_BETWEEN('1969-01-18', '1969-03-18');-2
            ROUND(MONTHS_BETWEEN('2008-12-25 15:00:00','2008-01-21 19:30:00')::decimal(9,4), 2);11.12
            ROUND(MONTHS_BETWEEN('2008-12-01 19:30:00','2008-01-03 15:00:00')::decimal(9,4), 2);10.94
            MONTHS_BETWEEN('2014-08-31', '2014-09-30');-1
            NEXT_DAY('2014-08-20','Tuesday');2014-08-26
            NEXT_DAY('2014-08-20','w');2014-08-27
            NEXT_DAY('2014-08-20','Th');2014-08-21
            LAST_DAY('2004-02-10');2004-02-29
            LAST_DAY('2008-12-31 10:00:00');2008-12-31
            TRUNC(TIMESTAMP '2011-07-21 10:32:38.248109');2011-07-21
            DATE_TRUNC('week', TIMESTAMP '2018-11-14 10:00:00');2018-11-12 00:00:00
            DATE_TRUNC('qtr', DATE '2018-11-14');2018-10-01 00:00:00
            DATE_CMP('2008-01-01', '2008-01-04');-1
            DATE_CMP_TIMESTAMP('2008-06-18', '2008-06-18 00:00:00');0
            TIMESTAMP_CMP('2008-01-24 06:43:29', '2008-01-24 06:43:29');0
            TIMESTAMP_CMP_DATE('2008-06-19 01:00:00', '2008-06-18');1
            TIMESTAMPTZ_CMP('2008-01-24 06:43:29+00', '2008-01-24 05:43:29-01');0
            INTERVAL_CMP('3 days','1 week');-1
            DATE '2018-01-31' + 1;2018-02-01
            DATE '2018-01-31' - DATE '2018-01-01';30
            CAST(SYSDATE - GETDATE() < INTERVAL '1 day' AS int);1
            LENGTH(TIMEOFDAY()) > 20;t
            GETDATE() = DATE_TRUNC('second', GETDATE());t
            """)
    void calendarsAreReckoned(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression).replaceFirst("\\.0$", "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            CONVERT_TIMEZONE('PST', TIMESTAMP '2008-08-24 09:36:12');2008-08-24 01:36:12
            CONVERT_TIMEZONE('US/Pacific', TIMESTAMP '2008-08-24 09:36:12');2008-08-24 02:36:12
            CONVERT_TIMEZONE('EST', 'PST', '20080305 12:25:29');2008-03-05 09:25:29
            CONVERT_TIMEZONE('America/New_York', '2013-02-01 08:00:00');2013-02-01 03:00:00
            CONVERT_TIMEZONE('America/New_York', '2013-06-01 08:00:00');2013-06-01 04:00:00
            CONVERT_TIMEZONE('GMT','NEWZONE +2','2014-05-17 12:00:00');2014-05-17 10:00:00
            CONVERT_TIMEZONE('GMT','NEWZONE-2:15','2014-05-17 12:00:00');2014-05-17 14:15:00
            CONVERT_TIMEZONE('GMT','America/Los_Angeles+2','2014-05-17 12:00:00');2014-05-17 10:00:00
            CONVERT_TIMEZONE('GMT','GMT+2','2014-05-17 12:00:00');2014-05-17 10:00:00
            TIMESTAMP '2018-11-12 12:00:00' AT TIME ZONE 'America/New_York';2018-11-12 17:00:00+00
            TIMESTAMPTZ '2018-11-12 12:00:00+00' AT TIME ZONE 'America/New_York';2018-11-12 07:00:00
            """)
    void timeZonesAreConverted(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            TO_TIMESTAMP('2011-12-18 24:38:15', 'YYYY-MM-DD HH24:MI:SS');2011-12-19 00:38:15+00
            TO_TIMESTAMP('05/11/2021 10:15', 'DD/MM/YYYY HH24:MI');2021-11-05 10:15:00+00
            TO_TIMESTAMP(TIMESTAMP '2021-04-05 19:27:53.281812', 'YYYY-MM-DD HH24:MI:SS');2021-04-05 19:27:53+00
            TO_DATE('02 Oct 2001', 'DD Mon YYYY');2001-10-02
            TO_DATE('20010631', 'YYYYMMDD');2001-07-01
            TO_DATE('20010631', 'YYYYMMDD', FALSE);2001-07-01
            TO_CHAR(TIMESTAMP '2009-12-31 23:15:59', 'MONTH-DY-DD-YYYY HH12:MIPM');DECEMBER -THU-31-2009 11:15PM
            TO_CHAR(-125.8, '999D99S');125.80-
            TO_CHAR(DATE '2018-11-12', 'YYYY-MM');2018-11
            """)
    void formatsAreReadAndWritten(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            DATE '2008-12-31' + INTERVAL '1 second';2008-12-31 00:00:01
            DATE '2008-12-31' + INTERVAL '3 hours, 35 minutes';2008-12-31 03:35:00
            DATE '12-31-2008' + INTERVAL '52 weeks';2009-12-30 00:00:00
            DATE '12-31-2008' + INTERVAL '1w, 1h, 1m, 1s';2009-01-07 01:01:01
            DATE '12-31-2008' + INTERVAL '0.5 days';2008-12-31 12:00:00
            DATE '2023-03-31' - INTERVAL '4 months';2022-11-30 00:00:00
            DATE '2008-12-31' + INTERVAL '7';2008-12-31 00:00:07
            DATE '2008-12-31' + INTERVAL '1 day, 2 hours ';2009-01-01 02:00:00
            TIMESTAMP 'epoch' + 1541990217796/1000 * INTERVAL '1 second ';2018-11-12 02:36:57
            TIMESTAMP 'epoch' + 1541990217796/1000.0 * INTERVAL '1 second';2018-11-12 02:36:57.796
            TIMESTAMP WITH TIME ZONE 'epoch' + 1199217600 * INTERVAL '1 second';2008-01-01 20:00:00+00
            """)
    void intervalsAreAdded(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @Test
    void thereIsNoTimestampFromANumber() {
        assertThat(answers.error("SELECT TO_TIMESTAMP(1541990217)"))
                .startsWith("42883 ")
                .contains("function to_timestamp does not exist");
    }

    @Test
    void strictFormatsRefuseWhatIsOutOfRange() {
        assertThat(answers.error("SELECT TO_TIMESTAMP('2011-12-18 24:38:15', 'YYYY-MM-DD HH24:MI:SS', TRUE)"))
                .startsWith("22008 ");
        assertThat(answers.error("SELECT TO_DATE('20010631', 'YYYYMMDD', TRUE)"))
                .startsWith("22008 ");
    }
}
