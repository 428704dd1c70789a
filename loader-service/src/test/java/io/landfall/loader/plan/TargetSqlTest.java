package io.landfall.loader.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetSqlTest {

    private static final Load LOAD = new Load(
            QualifiedName.parse("s.t"), LoadMode.MERGE, List.of("id"), List.of("ts DESC"), List.of("d"), "loads/t.sql");

    @Test
    void deltaHoldsEachKeyOnce() {
        assertThat(Delta.of(3, LOAD, "SELECT 1").create())
                .startsWith("CREATE TEMP TABLE landfall_delta_3 AS")
                .contains("PARTITION BY \"id\" ORDER BY ts DESC");
    }

    @Test
    void columnThatOnlyOrdersIsNotWritten() {
        Delta delta = Delta.of(0, LOAD, "SELECT 1");
        assertThat(delta.columns(List.of("id", "a", "ts", "landfall_rank"), List.of("a", "id", "b")))
                .containsExactly("id", "a");
    }

    @Test
    void columnTheTargetLacksIsAMistakeInTheProject() {
        Delta delta = Delta.of(0, LOAD, "SELECT 1");
        assertThatThrownBy(() -> delta.columns(List.of("id", "naem"), List.of("id", "name")))
                .hasMessageContaining("naem")
                .hasMessageContaining("loads/t.sql");
    }

    @Test
    void newestVersionOfAKeyIsTheOneThatCounts() {
        Load versioned = new Load(
                LOAD.target(),
                LoadMode.MERGE,
                List.of("id"),
                List.of("ts"),
                List.of("at"),
                null,
                null,
                null,
                List.of("d"),
                "s");
        assertThat(Delta.of(0, versioned, "SELECT 1").create())
                .contains("ORDER BY CASE WHEN \"at\" IS NULL THEN 1 ELSE 0 END, \"at\" DESC, ts");
    }

    @Test
    void keyTheSelectDoesNotYieldIsAMistakeInTheProject() {
        assertThatThrownBy(() -> Delta.of(0, LOAD, "SELECT 1").columns(List.of("name"), List.of("id", "name")))
                .hasMessageContaining("loads/t.sql does not yield");
    }

    @Test
    void insertAsksWhetherTheKeyIsThere() {
        TargetSql sql = new TargetSql(LOAD, "delta", List.of("id", "a"), List.of("id", "a"));
        assertThat(sql.insert(sql.isNew()))
                .isEqualTo("INSERT INTO \"s\".\"t\" (\"id\", \"a\")\nSELECT d.\"id\", d.\"a\"\nFROM delta d\n"
                        + "WHERE NOT EXISTS (SELECT 1 FROM \"s\".\"t\" WHERE \"s\".\"t\".\"id\" = d.\"id\")");
    }
}
