package io.landfall.redshift.copy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyParser;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueConverterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int4|0|0||42|42",
                "int2|0|0||-32768|-32768",
                "int8|0|0||+9223372036854775807|9223372036854775807",
                "int4|0|0||''|",
                "numeric|8|2||20.259|20.25",
                "numeric|8|2|ROUNDEC|20.259|20.26",
                "numeric|8|2||-1e3|-1000.00",
                "float8|0|0||1.5e300|1.5e300",
                "bool|0|0||TRUE|t",
                "varchar|4|0||éé|éé",
                "varchar|4|0|TRUNCATECOLUMNS|aéé|aé",
                "varchar|9|0|BLANKSASNULL|'  '|",
                "varchar|9|0|EMPTYASNULL|''|",
                "varchar|9|0|TRIMBLANKS|'a '|a",
                "date|0|0||2018-11-30|2018-11-30",
                "date|0|0|DATEFORMAT 'MM/DD/YYYY'|7/4/2017|2017-07-04",
                "date|0|0|ACCEPTANYDATE|2018-02-30|",
                "timestamp|0|0||2018-11-30 01:02:03|2018-11-30 01:02:03.000000",
                "timestamp|0|0|TIMEFORMAT 'auto'|2018-11-30T01:02:03.5Z|2018-11-30 01:02:03.500000",
                "timestamp|0|0|TIMEFORMAT 'auto'|20181130 010203|2018-11-30 01:02:03.000000",
                "timestamp|0|0|TIMEFORMAT 'epochsecs'|-1.5|1969-12-31 23:59:58.500000",
                "timestamptz|0|0||2018-11-30 01:02:03+02|2018-11-29 23:02:03.000000+00"
            })
    void valuesFollowRedshiftsRules(String type, int length, int scale, String options, String text, String expected)
            throws RecordRejected {
        assertThat(converter(type, length, scale, options).convert(Field.text(text, 0)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int4|0|0|12a|1207|Invalid digit, Value 'a', Pos 2, Type: Integer",
                "int8|0|0|1.0|1207|Invalid digit, Value '.', Pos 1, Type: Long",
                "int2|0|0|32768|1222|Overflow, Column type: Short",
                "numeric|8|2|1234567.89|1209|Overflow for NUMERIC(8,2)",
                "float8|0|0|1.5f|1208|Invalid FLOAT format or value",
                "bool|0|0|maybe|1210|Invalid BOOLEAN format",
                "varchar|3|0|éé|1204|String length exceeds DDL length",
                "bpchar|3|0|abcd|1204|Char length exceeds DDL length",
                "bpchar|3|0|é|1215|'Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: c3 a9'",
                "date|0|0|18-11-30|1205|Invalid Date Format - length must be 10 or more",
                "timestamp|0|0|2018-11-30T01:02:03Z|1206|Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]"
            })
    void whatDoesNotFitIsRejectedWithItsCode(String type, int length, int scale, String text, int code, String reason) {
        ValueConverter converter = converter(type, length, scale, "");

        RecordRejected rejected =
                catchThrowableOfType(RecordRejected.class, () -> converter.convert(Field.text(text, 0)));

        assertThat(rejected).hasMessage(reason);
        assertThat(rejected.code().number()).isEqualTo(code);
    }

    @Test
    void anUnquotedJsonNumberWithAFractionLoadsIntoAWholeColumn() throws RecordRejected {
        Field number = new Field(Field.Kind.NUMBER, "1540919166796.0", 0);

        assertThat(converter("int8", 0, 0, "").convert(number)).isEqualTo("1540919166796");
    }

    @Test
    void otherTypesCannotBeLoaded() {
        assertThat(ValueConverter.of(new TargetColumn("a", "bytea", 0, 0, false), statement("")))
                .isNull();
    }

    private static ValueConverter converter(String type, int length, int scale, String options) {
        return ValueConverter.of(new TargetColumn("c", type, length, scale, false), statement(options));
    }

    private static CopyStatement statement(String options) {
        String text = options == null ? "" : options;
        return CopyParser.parse(Statement.of("COPY t FROM 's3://b/k' IAM_ROLE default " + text));
    }
}
