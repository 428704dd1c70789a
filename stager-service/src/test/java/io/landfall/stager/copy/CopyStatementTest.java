package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.Compression;
import io.landfall.project.FileFormat;
import io.landfall.project.FileType;
import io.landfall.project.TextEncoding;
import io.landfall.warehouse.QualifiedName;
import org.junit.jupiter.api.Test;

class CopyStatementTest {

    private static final QualifiedName TABLE = QualifiedName.parse("staging.t");
    private static final FileFormat FULL_CSV = new FileFormat(
            FileType.CSV, null, null, ";", "'", 1, null, null, "MM/DD/YYYY", "n/a", true, TextEncoding.UTF16, true);

    @Test
    void jsonWithPathsNamesThePathsFile() {
        assertThat(copy(FileFormat.of(FileType.JSON), Compression.NONE, "s3://b/x.json"))
                .contains("FORMAT AS JSON 's3://b/x.json'", "MANIFEST", "TIMEFORMAT 'auto'", "COMPUPDATE OFF");
    }

    @Test
    void csvSaysAllThatWasWritten() {
        assertThat(copy(FULL_CSV, Compression.GZIP, null).lines())
                .containsExactly(
                        "COPY \"staging\".\"t\"",
                        "FROM 's3://b/m'",
                        "IAM_ROLE 'arn:aws:iam::1:role/r'",
                        "MANIFEST",
                        "REGION 'us-west-2'",
                        "FORMAT AS CSV QUOTE AS '''' DELIMITER ';'",
                        "NULL AS 'n/a'",
                        "IGNOREBLANKLINES",
                        "IGNOREHEADER 1",
                        "GZIP",
                        "ENCODING AS UTF16",
                        "TIMEFORMAT 'auto'",
                        "DATEFORMAT 'MM/DD/YYYY'",
                        "EMPTYASNULL",
                        "COMPUPDATE OFF STATUPDATE OFF");
    }

    @Test
    void csvSaysNothingThatWasNotWritten() {
        assertThat(copy(FileFormat.of(FileType.CSV), Compression.NONE, null))
                .contains("FORMAT AS CSV DELIMITER ','\nTIMEFORMAT 'auto'\nCOMPUPDATE OFF");
    }

    @Test
    void parquetIsSaidNothingThatItWouldRefuse() {
        assertThat(copy(FileFormat.of(FileType.PARQUET), Compression.NONE, null).lines())
                .containsExactly(
                        "COPY \"staging\".\"t\"",
                        "FROM 's3://b/m'",
                        "IAM_ROLE 'arn:aws:iam::1:role/r'",
                        "MANIFEST",
                        "FORMAT AS PARQUET",
                        "STATUPDATE OFF");
    }

    @Test
    void nothingThatLosesDataSilentlyIsEverUsed() {
        assertThat(copy(FULL_CSV, Compression.ZSTD, null))
                .doesNotContainIgnoringCase("MAXERROR")
                .doesNotContainIgnoringCase("TRUNCATECOLUMNS")
                .doesNotContainIgnoringCase("ACCEPTINVCHARS");
    }

    @Test
    void quotesInAKeyCannotEndTheText() {
        String sql = new CopyStatement(
                        TABLE,
                        "s3://b/it's; DROP TABLE x; --",
                        "arn",
                        "r",
                        FileFormat.of(FileType.JSON),
                        Compression.NONE,
                        null)
                .sql();
        assertThat(sql).contains("'s3://b/it''s; DROP TABLE x; --'");
    }

    private static String copy(FileFormat format, Compression compression, String jsonpaths) {
        return new CopyStatement(
                        TABLE, "s3://b/m", "arn:aws:iam::1:role/r", "us-west-2", format, compression, jsonpaths)
                .sql();
    }
}
