package io.landfall.redshift.catalog;

import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landfall.redshift.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The describe commands of psql, which choose their catalog queries by server_version 8.0.2. */
@ExtendWith(Warehouse.Shared.class)
class PsqlDescribeIT {
    private final Warehouse warehouse;

    PsqlDescribeIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeAll
    static void createTables(Warehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE described_parent (id INT NOT NULL, PRIMARY KEY (id))",
                    "CREATE TABLE described (id INT NOT NULL, parent INT REFERENCES described_parent (id),"
                            + " name VARCHAR(10) DEFAULT 'n', k BIGINT IDENTITY(1,1), PRIMARY KEY (id))",
                    "CREATE VIEW described_view AS SELECT id FROM described",
                    "CREATE FUNCTION described_function(integer) RETURNS integer STABLE AS $$ SELECT $1 $$ LANGUAGE sql");
        }
    }

    @BeforeEach
    void psqlIsInstalled() throws IOException, InterruptedException {
        Process probe = new ProcessBuilder("sh", "-c", "command -v psql").start();
        assumeTrue(probe.waitFor() == 0, "psql is not installed");
    }

    @Test
    void aTableIsDescribedWithItsColumnsAndDeclaredKeys() throws Exception {
        assertThat(psql("\\d described"))
                .contains("id|integer||not null|")
                .contains("name|character varying(10)|||'n'::character varying")
                .contains("k|bigint||not null|\"identity\"(")
                .contains("\"described_pkey\" PRIMARY KEY, btree (id)")
                .contains("FOREIGN KEY (parent) REFERENCES described_parent(id)");
    }

    @Test
    void tablesAreListedWithoutTheEmulatorsOwn() throws Exception {
        assertThat(psql("\\dt")).contains("public|described|table|awsuser").doesNotContain("redshift_");
        assertThat(psql("\\d")).contains("public|described_view|view|awsuser").doesNotContain("sequence");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\\dv;public|described_view|view|awsuser",
                "\\dn;public|rdsdb",
                "\\du;awsuser|Superuser",
                "\\l;dev|awsuser",
                "\\df described_function;public|described_function|integer|integer|func",
                "\\conninfo;You are connected to database \"dev\" as user \"awsuser\"",
                "\\d described_view;id|integer",
                "\\d+ described_parent;TABLE \"described\" CONSTRAINT"
            })
    void theOtherDescribeCommandsAnswer(String command, String expected) throws Exception {
        assertThat(psql(command)).contains(expected).doesNotContain("ERROR").doesNotContain("postgres|");
    }

    private String psql(String command) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of(warehouse.local().psqlCommand().split(" ")));
        line.addAll(List.of("-X", "-A", "-v", "ON_ERROR_STOP=1", "-c", command));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", "Secret-1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
