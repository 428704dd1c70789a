package io.landfall.redshift.copy.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyOptionsTest {

    @Test
    void formatsAreUnderstood() {
        assertThat(parse("FIXEDWIDTH 'id:3, name:25'").format()).isEqualTo(new DataFormat.FixedWidth(List.of(3, 25)));
        assertThat(parse("DELIMITER '|~|' ESCAPE REMOVEQUOTES").format())
                .isEqualTo(new DataFormat.DelimitedText("|~|", true, true));
        assertThat(parse("FORMAT AS JSON 'noshred'").format()).isEqualTo(new DataFormat.JsonWhole());
        assertThat(parse("FORMAT JSON AS 'auto ignorecase'").format()).isEqualTo(new DataFormat.JsonAuto(true));
    }

    @Test
    void compressionAndEncodingAreUnderstood() {
        assertThat(parse("BZIP2").options().compression()).isEqualTo(Compression.BZIP2);
        assertThat(parse("zstd").options().compression()).isEqualTo(Compression.ZSTD);
        assertThat(parse("ENCODING AS UTF16LE").options().encoding()).isEqualTo(FileEncoding.UTF16LE);
    }

    @Test
    void errorsAreCountedFromOne() {
        assertThat(parse("").options().maxErrors()).isEqualTo(1);
        assertThat(parse("MAXERROR 0").options().maxErrors()).isEqualTo(1);
        assertThat(parse("MAXERROR 1").options().maxErrors()).isEqualTo(1);
        assertThat(parse("MAXERROR AS 100000").options().maxErrors()).isEqualTo(100_000);
        assertThat(parse("IGNOREALLERRORS").options().maxErrors()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void tuningIsAcceptedAndKept() {
        assertThat(parse("COMPUPDATE PRESET STATUPDATE OFF COMPROWS 200000 REGION AS 'us-west-2'")
                        .options()
                        .tuning())
                .isEqualTo(Map.of(
                        "compupdate", "preset", "statupdate", "off", "comprows", "200000", "region", "us-west-2"));
        assertThat(parse("COMPUPDATE STATUPDATE").options().tuning())
                .isEqualTo(Map.of("compupdate", "on", "statupdate", "on"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "JSON 'auto' DELIMITER ','|DELIMITER option is not supported with JSON",
                "JSON 'auto' ESCAPE|ESCAPE option is not supported with JSON",
                "JSON 'auto' FILLRECORD|FILLRECORD option is not supported with JSON",
                "JSON 'auto' FIXEDWIDTH 'a:1'|FIXEDWIDTH option is not supported with JSON",
                "JSON 'auto' IGNOREBLANKLINES|IGNOREBLANKLINES option is not supported with JSON",
                "JSON 'auto' NULL AS 'x'|NULL AS option is not supported with JSON",
                "JSON 'auto' REMOVEQUOTES|REMOVEQUOTES option is not supported with JSON",
                "CSV FIXEDWIDTH 'a:1'|CSV option is not supported with FIXEDWIDTH",
                "DELIMITER ',' FIXEDWIDTH 'a:1'|DELIMITER option is not supported with FIXEDWIDTH",
                "CSV REMOVEQUOTES|REMOVEQUOTES option is not supported with CSV",
                "CSV ESCAPE|ESCAPE option is not supported with CSV",
                "QUOTE '%'|QUOTE is only for CSV",
                "FIXEDWIDTH 'a:0'|invalid FIXEDWIDTH specification \"a:0\"",
                "MAXERROR 100001|MAXERROR must be between 0 and 100000",
                "MAXERROR 5 IGNOREALLERRORS|conflicting or redundant options",
                "MAXERROR 5 MAXERROR 5|conflicting or redundant options",
                "GZIP BZIP2|conflicting or redundant options",
                "CSV CSV|conflicting or redundant options",
                "COMPROWS 10|COMPROWS must be between 1000 and 2147483647",
                "READRATIO 50|READRATIO is only supported for COPY from DynamoDB",
                "NULL AS '\\n'|NULL AS must not be the line delimiter",
                "ENCODING LATIN1|ENCODING must be UTF8, UTF16, UTF16LE or UTF16BE",
                "ACCEPTINVCHARS 'xx'|ACCEPTINVCHARS replacement must be one ASCII character",
                "ACCESS_KEY_ID 'a' SECRET_ACCESS_KEY 'b'|conflicting or redundant options: more than one authorization"
            })
    void whatDoesNotGoTogetherIsASyntaxError(String options, String message) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse(options))
                .withMessage(message)
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("42601"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH", "ENCRYPTED", "LZOP", "SHAPEFILE", "JOB CREATE j AUTO ON"})
    void whatIsNotEmulatedIsRefusedByName(String options) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse(options))
                .withMessage("not supported by redshift-local: COPY option " + options.split(" ")[0]);
    }

    @Test
    void jobsAreRefused() {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> CopyParser.parse(Statement.of("COPY JOB RUN nightly")))
                .withMessage("not supported by redshift-local: COPY JOB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_iam_role=arn:x;aws_access_key_id=a;aws_secret_access_key=b",
                "AWS_IAM_ROLE=arn:x",
                "aws_iam_role = arn:x",
                "aws_access_key_id=a",
                "nonsense"
            })
    void credentialsOfAnotherFormAreRefused(String credentials) {
        String sql = "COPY t FROM 's3://b/k' CREDENTIALS '" + credentials + "'";

        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> CopyParser.parse(Statement.of(sql)))
                .withMessageStartingWith("Invalid credentials. Must be of the format: credentials 'aws_access_key_id=")
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("XX000"));
    }

    private static CopyStatement parse(String options) {
        return CopyParser.parse(Statement.of("COPY t FROM 's3://b/k' IAM_ROLE default " + options));
    }
}
