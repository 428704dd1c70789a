package io.landfall.stager.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.RejectedRow;
import io.landfall.event.RowsRejected;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.AnnouncementException;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code on_bad_rows: reject_rows}: good rows are staged, bad ones kept as they stand in the file. */
@ExtendWith(Shared.class)
class BadRowsIT extends RejectFixture {

    private static final String LONG = "x".repeat(3000);

    BadRowsIT(Warehouse local) {
        super(local);
    }

    @BeforeEach
    void nothingIsAnnounced() {
        announced.take();
    }

    @Test
    void badRowsOfJsonAreKeptWholeAndAllOthersAreStaged() throws Exception {
        LandedFile file = put("kept_json/1", """
                {"id": 1}
                {"id": "x", "more": "%s"}
                {"id": 2}
                {
                  "id": 3,
                  "name": "a name of more than sixteen bytes"
                }
                {"id": 4}
                oops
                {"id": 5}""".formatted(LONG));
        stage("kept_json", List.of(put("kept_json/good", "{\"id\": 9}"), file));

        assertThat(announced.of(StagingLoaded.class).stream().mapToLong(StagingLoaded::rows))
                .containsExactly(1L, 4L);
        assertThat(rejected()).isEmpty();
        RowsRejected rows = announced.of(RowsRejected.class).get(0);
        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.files()).isEqualTo(1);
        assertThat(rows.samples().stream().map(RejectedRow::line)).containsExactly(2L, 7L, 9L);
        assertThat(rows.samples().stream().map(RejectedRow::code)).containsExactly(1207, 1204, 1216);
        assertThat(query("SELECT raw_line FROM landfall.rejected_row WHERE object_key = 'kept_json/1'"
                        + " ORDER BY line_number"))
                .containsExactly(
                        "{\"id\": \"x\", \"more\": \"" + LONG + "\"}",
                        "{\n  \"id\": 3,\n  \"name\": \"a name of more than sixteen bytes\"\n}",
                        "oops");
    }

    @Test
    void badRowsOfCompressedCsvWithLineEndsInsideQuotesAreKept() throws Exception {
        LandedFile file = put("kept_csv/1", BadInputs.gzip("""
                id,quantity,name,price,day,at,flag,code,big,ratio
                1,2,"two
                lines",,,,,,,
                x,2,"also ""two""
                lines",,,,,,,
                3,2,ok,,,,,,,
                4,2
                """));
        stage("kept_csv", List.of(file));

        assertThat(announced.of(StagingLoaded.class).get(0).rows()).isEqualTo(2);
        assertThat(query("SELECT line_number || ':' || code || ':' || raw_line FROM landfall.rejected_row"
                        + " WHERE object_key = 'kept_csv/1' ORDER BY line_number"))
                .containsExactly("4:1207:x,2,\"also \"\"two\"\"\nlines\",,,,,,,", "7:1214:4,2");
    }

    @Test
    void aFileWithMoreBadRowsThanAllowedIsRejectedAsAWhole() throws Exception {
        stage("kept_json", List.of(put("kept_json/many", "{\"id\": 1}\n" + "{\"id\": null}\n".repeat(4))));

        assertThat(announced.of(StagingLoaded.class)).isEmpty();
        assertThat(announced.of(RowsRejected.class)).isEmpty();
        assertThat(rejected().stream().map(RejectedFile::code)).containsExactly(1213);
        assertThat(query("SELECT COUNT(*) FROM landfall.rejected_row WHERE object_key = 'kept_json/many'"))
                .containsExactly("0");
    }

    @Test
    void aFileWhoseRowsCannotBeToldApartIsRejectedAsAWhole() throws Exception {
        stage("kept_json", List.of(put("kept_json/line", "{\"id\": 1} {\"id\": \"x\"}\n{\"id\": 2}\n")));

        assertThat(announced.of(StagingLoaded.class)).isEmpty();
        assertThat(rejected().stream().map(RejectedFile::code)).containsExactly(1207);
    }

    @Test
    void aRowThatIsTooLongToBeKeptLetsTheFileBeRejected() throws Exception {
        String row = "{\"id\": \"x\", \"more\": \"" + "x".repeat(70_000) + "\"}\n";
        stage("kept_json", List.of(put("kept_json/long", "{\"id\": 1}\n" + row)));

        assertThat(announced.of(StagingLoaded.class)).isEmpty();
        assertThat(rejected()).hasSize(1);
    }

    @Test
    void whatCouldNotBeAnnouncedIsAnnouncedAgainWithTheSameWords() throws Exception {
        LandedFile file = put("kept_json/again", "{\"id\": 1}\n{\"id\": \"x\"}\n");
        announced.failNext(RowsRejected.class);
        assertThatThrownBy(() -> stage("kept_json", List.of(file))).isInstanceOf(AnnouncementException.class);
        announced.take();

        stage("kept_json", List.of(file));

        assertThat(announced.of(StagingLoaded.class)).hasSize(1);
        assertThat(announced.of(RowsRejected.class)).hasSize(1);
        assertThat(query("SELECT COUNT(*) FROM landfall.rejected_row WHERE object_key = 'kept_json/again'"))
                .containsExactly("1");
    }
}
