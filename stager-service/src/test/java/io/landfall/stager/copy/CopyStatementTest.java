package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.FileFormat;
import io.landfall.warehouse.QualifiedName;
import org.junit.jupiter.api.Test;

class CopyStatementTest {

    private static final QualifiedName TABLE = QualifiedName.parse("staging.t");

    @Test
    void jsonWithPathsNamesThePathsFile() {
        FileFormat format = new FileFormat("json", null, "jsonpaths/x.json", null, null, null, null);
        assertThat(copy(format, "s3://b/x.json"))
                .contains("FORMAT AS JSON 's3://b/x.json'", "MANIFEST", "TIMEFORMAT 'auto'", "COMPUPDATE OFF");
    }

    @Test
    void csvNamesDelimiterHeaderAndCompression() {
        FileFormat format = new FileFormat("csv", null, null, ";", 1, "gzip", null);
        assertThat(copy(format, null)).contains("FORMAT AS CSV DELIMITER ';' IGNOREHEADER 1 GZIP");
    }

    @Test
    void nothingThatLosesDataSilentlyIsEverUsed() {
        assertThat(copy(new FileFormat("json", "auto ignorecase", null, null, null, null, null), null))
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
                        new FileFormat(null, null, null, null, null, null, null),
                        null)
                .sql();
        assertThat(sql).contains("'s3://b/it''s; DROP TABLE x; --'");
    }

    private static String copy(FileFormat format, String jsonpaths) {
        return new CopyStatement(TABLE, "s3://b/m", "arn:aws:iam::1:role/r", "us-west-2", format, jsonpaths).sql();
    }
}
