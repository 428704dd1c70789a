package io.landfall.redshift.copy.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryFormatTest {
    private static CopyStatement parse(String clauses) {
        return CopyParser.parse(Statement.of("COPY t FROM 's3://b/k' IAM_ROLE default " + clauses));
    }

    @Test
    void parquetAndAvroHaveArguments() {
        assertThat(parse("FORMAT AS PARQUET").format()).isEqualTo(new DataFormat.Parquet(false));
        assertThat(parse("FORMAT PARQUET SERIALIZETOJSON").format()).isEqualTo(new DataFormat.Parquet(true));
        assertThat(parse("FORMAT AS AVRO").format()).isEqualTo(new DataFormat.AvroAuto(false));
        assertThat(parse("FORMAT AVRO AS 'auto ignorecase'").format()).isEqualTo(new DataFormat.AvroAuto(true));
        assertThat(parse("FORMAT AS AVRO 's3://b/paths.json'").format())
                .isEqualTo(new DataFormat.AvroPathsFile(new S3Location("b", "paths.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANIFEST", "STATUPDATE OFF", "ACCEPTINVCHARS", "FILLRECORD", "EXPLICIT_IDS"})
    void optionsOfColumnarFormatsAreTaken(String option) {
        assertThat(parse("FORMAT AS PARQUET " + option).format()).isEqualTo(new DataFormat.Parquet(false));
    }

    @ParameterizedTest
    @CsvSource({
        "MAXERROR 5,MAXERROR",
        "ACCEPTANYDATE,ACCEPTANYDATE",
        "TRUNCATECOLUMNS,TRUNCATECOLUMNS",
        "COMPUPDATE OFF,COMPUPDATE",
        "IGNOREHEADER 1,IGNOREHEADER",
        "GZIP,GZIP",
        "REGION 'us-west-2',REGION",
        "TIMEFORMAT 'auto',TIMEFORMAT",
        "NULL AS 'x',NULL",
        "NOLOAD,NOLOAD"
    })
    void otherOptionsAreRefusedInRedshiftsWords(String option, String word) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse("FORMAT AS PARQUET " + option))
                .withMessage(word + " argument is not supported for PARQUET based COPY")
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("0A000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FORMAT AS PARQUET CSV", "FORMAT AS AVRO 'auto' DELIMITER ','", "FORMAT AS PARQUET JSON 'auto'",
                "AVRO 'auto'", "FORMAT AS AVRO 'noshred'", "FORMAT AS AVRO FORMAT AS PARQUET"
            })
    void whatDoesNotGoTogetherIsASyntaxError(String clauses) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse(clauses))
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("42601"));
    }

    @Test
    void orcIsRefused() {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse("FORMAT AS ORC"))
                .withMessage("not supported by redshift-local: COPY format ORC")
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("0A000"));
    }

    @Test
    void shapefileIsRefused() {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse("FORMAT AS SHAPEFILE"))
                .withMessage("not supported by redshift-local: COPY option SHAPEFILE");
    }
}
