package io.landfall.redshift.copy.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyParserTest {
    private static final String ROLE = " IAM_ROLE 'arn:aws:iam::1:role/r' ";

    @Test
    void clausesComeInAnyOrder() {
        CopyStatement first = parse("COPY t FROM 's3://b/k' REGION 'us-west-2' GZIP" + ROLE
                + "MAXERROR 5 FORMAT AS JSON 'auto' TIMEFORMAT 'epochmillisecs'");
        CopyStatement second =
                parse("copy T from 's3://b/k' json as 'auto' timeformat as 'epochmillisecs' maxerror as 5" + ROLE
                        + "gzip region as 'us-west-2'");

        assertThat(first).isEqualTo(second);
        assertThat(first.format()).isEqualTo(new DataFormat.JsonAuto(false));
        assertThat(first.options().compression()).isEqualTo(Compression.GZIP);
        assertThat(first.options().maxErrors()).isEqualTo(5);
        assertThat(first.options().timeFormat()).isEqualTo("epochmillisecs");
    }

    @Test
    void tableAndColumnsFoldToLowerCase() {
        CopyStatement copy = parse("COPY \"Staging\".Log_Data (\"userId\", TS) FROM 's3://b/k/'" + ROLE);

        assertThat(copy.table()).isEqualTo(new TableName("staging", "log_data"));
        assertThat(copy.columns()).containsExactly("userid", "ts");
        assertThat(copy.source()).isEqualTo(new S3Location("b", "k/"));
        assertThat(copy.format()).isEqualTo(new DataFormat.DelimitedText("|", false, false));
    }

    @Test
    void everyFormOfAuthorizationIsUnderstood() {
        assertThat(authorization("IAM_ROLE default")).isEqualTo(new Authorization.DefaultRole());
        assertThat(authorization("IAM_ROLE 'a,b'")).isEqualTo(new Authorization.Roles(List.of("a", "b")));
        assertThat(authorization("ACCESS_KEY_ID 'id' SECRET_ACCESS_KEY 's' SESSION_TOKEN 't'"))
                .isEqualTo(new Authorization.AccessKey("id"));
        assertThat(authorization("WITH CREDENTIALS AS 'aws_iam_role=arn'"))
                .isEqualTo(new Authorization.Roles(List.of("arn")));
        assertThat(authorization("CREDENTIALS 'aws_access_key_id=id;aws_secret_access_key=s'"))
                .isEqualTo(new Authorization.AccessKey("id"));
    }

    private static Authorization authorization(String clause) {
        return parse("COPY t FROM 's3://b/k' " + clause + " CSV").authorization();
    }

    @Test
    void delimitersQuotesAndNullMayBeEscaped() {
        CopyStatement copy = parse("COPY t FROM 's3://b/k'" + ROLE + "CSV DELIMITER '\\t' QUOTE AS '%' NULL AS '\\N'");

        assertThat(copy.format()).isEqualTo(new DataFormat.Csv("\t", '%'));
        assertThat(copy.options().nullAs()).isEqualTo("\\N");
        assertThat(((DataFormat.DelimitedText) parse("COPY t FROM 's3://b/k' DELIMITER '\\001'" + ROLE)
                                .format())
                        .delimiter())
                .isEqualTo("\u0001");
    }

    @Test
    void jsonPathsAreAFile() {
        assertThat(parse("COPY t FROM 's3://b/k'" + ROLE + "JSON 's3://b/paths.json'")
                        .format())
                .isEqualTo(new DataFormat.JsonPathsFile(new S3Location("b", "paths.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COPY t FROM 's3://b/k' CSV|syntax error at end of input",
                "COPY t FROM 's3://b/k' IAM_ROLE default WIBBLE|syntax error at or near \"WIBBLE\"",
                "COPY t 's3://b/k' IAM_ROLE default|syntax error at or near \"'s3://b/k'\"",
                "COPY t FROM 's3://b/k' IAM_ROLE default IAM_ROLE 'x'|conflicting or redundant options: more than one authorization",
                "COPY t FROM 's3://b/k' IAM_ROLE default JSON 'auto' CSV|CSV option is not supported with JSON"
            })
    void mistakesAreSyntaxErrors(String sql, String message) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse(sql))
                .withMessage(message)
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("42601"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COPY t FROM 's3://b/k' IAM_ROLE default FORMAT AS ORC|COPY format ORC",
                "COPY t FROM 's3://b/k' IAM_ROLE default LZOP|COPY option LZOP",
                "COPY t FROM 'dynamodb://x' IAM_ROLE default|COPY from 'dynamodb://x' (only s3:// is)"
            })
    void whatIsNotEmulatedIsNamed(String sql, String what) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse(sql))
                .withMessage("not supported by redshift-local: " + what);
    }

    private static CopyStatement parse(String sql) {
        return CopyParser.parse(Statement.of(sql));
    }
}
