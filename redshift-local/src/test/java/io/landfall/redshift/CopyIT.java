package io.landfall.redshift;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class CopyIT {
    private final Warehouse warehouse;

    CopyIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void json_keys_go_to_the_columns_of_the_same_name() throws SQLException {
        String source =
                warehouse.s3().put("json-auto/1.json", "{\"id\":1,\"name\":\"a\"}{\"name\":\"\\u00e9\",\"id\":\"2\"}");
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE json_auto (id BIGINT, name VARCHAR(10), other INT)");
            run(connection, "COPY json_auto FROM '" + source + "' " + ROLE + " FORMAT AS JSON 'auto'");

            assertThat(rows(connection, "SELECT * FROM json_auto ORDER BY id")).containsExactly("1|a|", "2|é|");
            assertThat(rows(connection, "SELECT pg_last_copy_count()")).containsExactly("2");
        }
    }
}
