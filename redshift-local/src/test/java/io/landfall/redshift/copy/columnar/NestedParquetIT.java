package io.landfall.redshift.copy.columnar;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazon.redshift.util.RedshiftException;
import io.landfall.redshift.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class NestedParquetIT {
    private final Warehouse warehouse;
    private Connection connection;

    NestedParquetIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private static byte[] nested() throws IOException {
        return ParquetFixture.of(
                        "optional int32 id",
                        "optional group person { optional binary name (UTF8); optional boolean ok; optional double d; }",
                        "optional group tags (LIST) { repeated group list { optional binary element (UTF8); } }",
                        "optional group counts (MAP) { repeated group key_value { required binary key (UTF8);"
                                + " optional int64 value (DECIMAL(18,2)); } }",
                        "repeated int32 numbers")
                .rows(NestedParquetIT::full, row -> row.append("id", 2));
    }

    private static void full(Group row) {
        row.append("id", 1);
        row.addGroup("person").append("name", "Zoë \"Z\"").append("ok", true).append("d", 1.5);
        Group tags = row.addGroup("tags");
        tags.addGroup("list").append("element", "a");
        tags.addGroup("list");
        row.addGroup("counts").addGroup("key_value").append("key", "k").append("value", 150L);
        row.append("numbers", 1).append("numbers", 2);
    }

    @Test
    void nestedValuesAreLoadedIntoSuper() throws Exception {
        String source = warehouse.s3().put("parquet-nested/1.parquet", nested());
        run(connection, "CREATE TABLE parquet_nested (id INT, p SUPER, t SUPER, c SUPER, n SUPER)");

        run(connection, "COPY parquet_nested FROM '" + source + "' " + ROLE + " FORMAT PARQUET SERIALIZETOJSON");

        assertThat(rows(connection, "SELECT id, p, t, c, n FROM parquet_nested ORDER BY id"))
                .containsExactly(
                        "1|{\"d\":1.5,\"ok\":true,\"name\":\"Zoë \\\"Z\\\"\"}|[\"a\",null]|{\"k\":1.5}|[1,2]",
                        "2||||[]");
    }

    @Test
    void superColumnsNeedSerializeToJson() throws Exception {
        String source = warehouse.s3().put("parquet-super/1.parquet", nested());
        run(connection, "CREATE TABLE parquet_super (id INT, p SUPER, t SUPER, c SUPER, n SUPER)");

        RedshiftException failure = catchThrowableOfType(
                RedshiftException.class,
                () -> run(connection, "COPY parquet_super FROM '" + source + "' " + ROLE + " FORMAT AS PARQUET"));

        assertThat(failure.getServerErrorMessage().getMessage())
                .isEqualTo("SUPER column in COPY query requires SERIALIZETOJSON option");
    }

    @Test
    void nestedValuesDoNotFitOtherColumns() throws Exception {
        String source = warehouse.s3().put("parquet-flat/1.parquet", nested());
        run(connection, "CREATE TABLE parquet_flat (id INT, p VARCHAR(99), t INT, c INT, n INT)");

        RedshiftException failure = catchThrowableOfType(
                RedshiftException.class,
                () -> run(connection, "COPY parquet_flat FROM '" + source + "' " + ROLE + " FORMAT AS PARQUET"));

        assertThat(failure.getServerErrorMessage().getDetail())
                .contains("has an incompatible Parquet schema for column '" + source + ".person'. Column type: VARCHAR,"
                        + " Parquet schema:\noptional group person [i:1 d:1 r:0]");
    }
}
