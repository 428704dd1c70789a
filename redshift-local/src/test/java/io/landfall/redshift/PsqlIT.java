package io.landfall.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class PsqlIT {
    private final Warehouse warehouse;

    PsqlIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void psqlIsInstalled() throws IOException, InterruptedException {
        Process probe = new ProcessBuilder("sh", "-c", "command -v psql").start();
        assumeTrue(probe.waitFor() == 0, "psql is not installed");
    }

    @Test
    void psqlConnectsAndQueries() throws Exception {
        assertThat(psql("SELECT 41 + 1")).contains("42");
    }

    @Test
    void psqlLoadsAndShowsTheNotice() throws Exception {
        String source = warehouse.s3().put("psql/1.csv", "1,a\n2,b\n");

        assertThat(psql("CREATE TABLE psql_copy (id INT, name TEXT)"
                        + "; COPY psql_copy FROM '" + source + "' " + Warehouse.ROLE + " CSV"
                        + "; SELECT count(*) FROM psql_copy; SELECT pg_last_copy_count()"))
                .contains("INFO:  Load into table 'psql_copy' completed, 2 record(s) loaded successfully.")
                .contains("COPY")
                .containsSubsequence("2\n", "2\n");
    }

    private String psql(String sql) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(warehouse.local().psqlCommand().split(" ")));
        command.addAll(List.of("-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", "Secret-1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
