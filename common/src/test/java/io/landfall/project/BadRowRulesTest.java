package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadRowRulesTest {

    @Test
    void rowsAreKeptFromTextThatIsPlainOrGzip() {
        assertThat(problems("{type: csv, compression: gzip}", "on_bad_rows: reject_rows, bad_row_limit: 20"))
                .isEmpty();
        assertThat(problems("{type: json}", "on_bad_rows: reject_rows")).isEmpty();
        assertThat(problems("{type: json}", "on_bad_rows: reject_file")).isEmpty();
    }

    @Test
    void aLimitIsForKeptRows() {
        assertThat(problems("{type: json}", "bad_row_limit: 20"))
                .singleElement()
                .asString()
                .contains("is for on_bad_rows: reject_rows");
        assertThat(problems("{type: json}", "on_bad_rows: reject_file, bad_row_limit: 20"))
                .hasSize(1);
    }

    @Test
    void theLimitIsBounded() {
        assertThat(problems("{type: json}", "on_bad_rows: reject_rows, bad_row_limit: 0"))
                .hasSize(1);
        assertThat(problems("{type: json}", "on_bad_rows: reject_rows, bad_row_limit: 1001"))
                .hasSize(1);
    }

    @Test
    void columnarFilesAreTakenAsAWhole() {
        assertThat(problems("{type: parquet}", "on_bad_rows: reject_rows")).isNotEmpty();
    }

    private static List<String> problems(String format, String choice) {
        List<ProjectProblem> problems = new ArrayList<>();
        ProjectReader.PIPELINE.parse("""
                pipeline: shop
                datasets:
                  - {name: d, location: d/, format: %s, staging_table: staging.d, %s}
                loads:
                  - {target: shop.d, mode: append, inputs: [d], sql: loads/d.sql}
                """.formatted(format, choice), problems);
        return problems.stream().map(ProjectProblem::message).toList();
    }
}
