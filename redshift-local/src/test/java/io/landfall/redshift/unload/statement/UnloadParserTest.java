package io.landfall.redshift.unload.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.copy.statement.Authorization;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnloadParserTest {
    private static UnloadStatement parse(String sql) {
        return UnloadParser.parse(Statement.of(sql));
    }

    private static UnloadStatement withOptions(String options) {
        return parse("UNLOAD ('select 1') TO 's3://b/k/' IAM_ROLE default " + options);
    }

    @Test
    void defaultsAreRedshifts() {
        UnloadStatement unload = parse("unload ('select * from venue') to 's3://b/p/venue_' iam_role 'arn:aws:x'");

        assertThat(unload.query()).isEqualTo("select * from venue");
        assertThat(unload.target()).hasToString("s3://b/p/venue_");
        assertThat(unload.authorization()).isEqualTo(new Authorization.Roles(List.of("arn:aws:x")));
        assertThat(unload.format()).isEqualTo(new UnloadFormat.DelimitedText('|', false, false));
        assertThat(unload.options())
                .isEqualTo(new UnloadOptions(
                        ManifestKind.NONE,
                        false,
                        "",
                        Compression.NONE,
                        true,
                        6_657_199_308L,
                        List.of(),
                        false,
                        false,
                        false,
                        null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "('select ''a'' , ''\\\\n''')",
                "('select \\'a\\' , \\'\\\\n\\'')",
                "($$select 'a' , '\\n'$$)",
                "($q$select 'a' , '\\n'$q$)",
                "(E'select \\047a\\x27 , \\'\\\\n\\'')",
            })
    void quotingOfTheQueryIsUndone(String query) {
        String expected = query.contains("x27") ? "select 'ax27 , '\\n'" : "select 'a' , '\\n'";

        assertThat(parse("UNLOAD " + query + " TO 's3://b/k' IAM_ROLE default").query())
                .isEqualTo(expected);
    }

    @Test
    void optionsComeInAnyOrder() {
        UnloadStatement unload = parse("UNLOAD ('select 1') TO 's3://b/k' HEADER GZIP FORMAT AS CSV PARALLEL OFF"
                + " ACCESS_KEY_ID 'a' SECRET_ACCESS_KEY 'b' MANIFEST VERBOSE DELIMITER AS '\\t' NULL AS '\\\\N'"
                + " MAXFILESIZE AS 5.5 MB REGION 'eu-west-1' ALLOWOVERWRITE EXTENSION 'txt'");

        assertThat(unload.format()).isEqualTo(new UnloadFormat.Csv('\t'));
        assertThat(unload.options())
                .isEqualTo(new UnloadOptions(
                        ManifestKind.VERBOSE,
                        true,
                        "\\N",
                        Compression.GZIP,
                        false,
                        5_767_168,
                        List.of(),
                        false,
                        true,
                        false,
                        "txt"));
    }

    @Test
    void partitionColumnsAreFolded() {
        UnloadOptions options = withOptions("PARQUET PARTITION BY (Year, \"Month\") INCLUDE CLEANPATH")
                .options();

        assertThat(options.partitionBy()).containsExactly("year", "month");
        assertThat(options.includePartitions()).isTrue();
        assertThat(options.cleanPath()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PARQUET;33554432",
                "PARQUET ROWGROUPSIZE 128 MB;134217728",
                "FORMAT PARQUET ROWGROUPSIZE AS 0.1GB;107374182"
            })
    void rowGroupsAreBetween32And128Megabytes(String options, long bytes) {
        assertThat(withOptions(options).format()).isEqualTo(new UnloadFormat.Parquet(bytes));
    }

    @Test
    void widthsStandBehindTheLabels() {
        assertThat(withOptions("FIXEDWIDTH AS 'venueid:3, 2:39'").format())
                .isEqualTo(new UnloadFormat.FixedWidth(List.of(3, 39)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARQUET GZIP",
                "PARQUET HEADER",
                "PARQUET DELIMITER ','",
                "PARQUET NULL AS 'x'",
                "PARQUET ADDQUOTES",
                "JSON HEADER",
                "JSON ESCAPE",
                "JSON NULL 'x'",
                "JSON CSV",
                "JSON DELIMITER '|'",
                "CSV FIXEDWIDTH 'a:1'",
                "CSV ESCAPE",
                "CSV ADDQUOTES",
                "FIXEDWIDTH 'a:1' HEADER",
                "FIXEDWIDTH 'a:1' DELIMITER ','",
                "FIXEDWIDTH 'a'",
                "GZIP BZIP2",
                "ROWGROUPSIZE 64",
                "ALLOWOVERWRITE CLEANPATH",
                "MAXFILESIZE 4",
                "MAXFILESIZE 7 GB",
                "PARQUET ROWGROUPSIZE 16",
                "VERBOSE",
                "DELIMITER 'ab'",
                "IAM_ROLE default",
                "FORMAT AS ORC",
                "PARTITION BY ()",
                "PARALLEL MAYBE"
            })
    void whatDoesNotGoTogetherIsRefused(String options) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> withOptions(options))
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("42601"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENCRYPTED", "KMS_KEY_ID 'x'", "MASTER_SYMMETRIC_KEY 'x'"})
    void encryptionIsNotEmulated(String options) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> withOptions(options))
                .withMessageStartingWith("not supported by redshift-local: UNLOAD option ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from venue limit 10",
                "with v as (select 1) select * from v order by 1 limit 10",
                "select top 5 * from venue"
            })
    void outerLimitIsNotSupported(String query) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse("UNLOAD ('" + query + "') TO 's3://b/k' IAM_ROLE default"))
                .withMessage("Limit clause is not supported")
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("0A000"));
    }

    @Test
    void nestedLimitIsAllowed() {
        String query = "select * from venue where id in (select id from venue limit 10)";

        assertThat(parse("UNLOAD ('" + query + "') TO 's3://b/k' IAM_ROLE default")
                        .query())
                .isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNLOAD (select 1) TO 's3://b/k' IAM_ROLE default",
                "UNLOAD ('delete from t') TO 's3://b/k' IAM_ROLE default",
                "UNLOAD ('select 1; select 2') TO 's3://b/k' IAM_ROLE default",
                "UNLOAD ('') TO 's3://b/k' IAM_ROLE default",
                "UNLOAD ('select 1') TO 's3://b/k'",
                "UNLOAD ('select 1') 's3://b/k' IAM_ROLE default"
            })
    void otherStatementsAreSyntaxErrors(String sql) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> parse(sql))
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("42601"));
    }
}
