package io.landfall.redshift.copy.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyParser;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalFormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2019-02-11T05:09:12.195Z|2019-02-11 05:09:12.195000",
                "2019-02-11 05:09:12.195+02|2019-02-11 03:09:12.195000",
                "J2451187|1999-01-08 00:00:00.000000",
                "Jan-08-95 BC|0095-01-08 00:00:00.000000 BC",
                "0044-03-15 BC|0044-03-15 00:00:00.000000 BC",
                "19960108|1996-01-08 00:00:00.000000",
                "960108|1996-01-08 00:00:00.000000",
                "1996.008|1996-01-08 00:00:00.000000",
                "19960108 040809|1996-01-08 04:08:09.000000",
                "960108 040809|1996-01-08 04:08:09.000000",
                "1996-01-08 04:05:06.789|1996-01-08 04:05:06.789000",
                "17 Dec 07:37:16 1997 PST|1997-12-17 15:37:16.000000",
                "12/17/1997 07:37:16.00 PST|1997-12-17 15:37:16.000000",
                "1997-12-17 07:37:16-08|1997-12-17 15:37:16.000000",
                "12.17.1997 07:37:16.00 PST|1997-12-17 15:37:16.000000",
                "January 8 1999|1999-01-08 00:00:00.000000"
            })
    void timesOfManyFormsAreRecognised(String text, String expected) throws RecordRejected {
        assertThat(convert("timestamp", "TIMEFORMAT 'auto'", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp|TIMEFORMAT 'YYYY-MM-DDTHH:MI:SS'|2018-11-30T01:02:03|2018-11-30 01:02:03.000000",
                "timestamp|TIMEFORMAT 'YYYY-MM-DD HH:MI:SS.SSS'|2018-11-30 01:02:03.125|2018-11-30 01:02:03.125000",
                "timestamp|TIMEFORMAT 'MM.DD.YYYY HH12:MI:SS AM'|11.30.2018 12:02:03 am|2018-11-30 00:02:03.000000",
                "timestamp|TIMEFORMAT 'DD-MON-YY HH24:MI'|30-nov-18 23:02|2018-11-30 23:02:00.000000",
                "timestamptz|TIMEFORMAT 'YYYY-MM-DD HH:MI:SSOF'|2018-11-30 01:02:03-05:30|2018-11-30 06:32:03.000000+00",
                "date|DATEFORMAT 'auto'|J2451187|1999-01-08",
                "date|DATEFORMAT 'auto'|01/08/1999|1999-01-08",
                "date|DATEFORMAT AS 'DD/MM/YYYY'|08/01/1999|1999-01-08",
                "time||01:02:03.5|01:02:03.500000",
                "time||11:02:03 pm|23:02:03.000000",
                "timetz||01:02:03+02|01:02:03.000000+02:00",
                "timetz||01:02:03|01:02:03.000000+00"
            })
    void formatsSayWhatTheirPartsMean(String type, String options, String text, String expected) throws RecordRejected {
        assertThat(convert(type, options == null ? "" : options, text)).isEqualTo(expected);
    }

    private static String convert(String type, String options, String text) throws RecordRejected {
        CopyStatement statement = CopyParser.parse(Statement.of("COPY t FROM 's3://b/k' IAM_ROLE default " + options));
        return ValueConverter.of(new TargetColumn("c", type, 0, 0, false), statement)
                .convert(Field.text(text, 0));
    }
}
