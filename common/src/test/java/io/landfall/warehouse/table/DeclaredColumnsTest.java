package io.landfall.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredColumnsTest {

    @Test
    void columnsAreReadWithTheirTypesAndNothingElseIs() {
        DeclaredColumns columns = DeclaredColumns.of("""
                        /* of (all) things */
                        CREATE TABLE IF NOT EXISTS s.t (
                          id      BIGINT IDENTITY(1,1) NOT NULL,
                          "Name"  VARCHAR(20) DEFAULT ',(--' ENCODE zstd,  -- what, (it is)
                          at      TIMESTAMP WITHOUT TIME ZONE,
                          price   DECIMAL(18, 2) REFERENCES s.prices (id),
                          CONSTRAINT k PRIMARY KEY (id, at),
                          FOREIGN KEY (price) REFERENCES s.prices (id),
                          UNIQUE(at)
                        ) DISTSTYLE KEY DISTKEY (id) SORTKEY (at)""").orElseThrow();
        assertThat(columns.types()).hasToString("{id=bigint, name=varchar, at=timestamp, price=decimal}");
        assertThat(columns.isNumber("price")).isTrue();
        assertThat(columns.isText("name")).isTrue();
        assertThat(columns.isTime("at")).isTrue();
        assertThat(columns.isTime("name")).isFalse();
        assertThat(columns.isTime("none")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE IF NOT EXISTS s.t (LIKE s.other)",
                "CREATE TABLE IF NOT EXISTS s.t (id INT, LIKE s.other INCLUDING DEFAULTS)",
                "CREATE TABLE IF NOT EXISTS s.t AS (SELECT 1 AS id)",
                "CREATE TABLE IF NOT EXISTS s.t"
            })
    void columnsThatAreWrittenElsewhereAreNotGuessed(String ddl) {
        assertThat(DeclaredColumns.of(ddl)).isEmpty();
    }
}
