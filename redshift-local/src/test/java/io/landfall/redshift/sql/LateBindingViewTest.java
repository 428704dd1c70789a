package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateBindingViewTest {

    @Test
    void theQueryIsCutOutAndRewritten() {
        LateBindingView view = LateBindingView.of(
                        Statement.of(
                                "create or replace VIEW S.v (\"A\", b) as select NVL(x, 0), y from s.t WITH  no schema BINDING"))
                .orElseThrow();

        assertThat(view)
                .isEqualTo(new LateBindingView(
                        "\"s\".\"v\"", true, "(\"a\", \"b\")", " select COALESCE(x, 0), y from s.t "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT EXTRACT(day FROM d), TRIM(BOTH 'x' FROM y) FROM s.a JOIN s.b USING (c), (SELECT 1 FROM s.c) d",
                "WITH w AS (SELECT 1 FROM s.a), v AS (SELECT 2 FROM w) SELECT * FROM w, v ORDER BY a, b",
                "SELECT a FROM s.a GROUP BY a, b UNION SELECT x FROM s.b"
            })
    void qualifiedTablesAreAccepted(String query) {
        assertThat(late(query)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 FROM a",
                "SELECT 1 FROM s.a, b",
                "SELECT 1 FROM s.a JOIN b ON true",
                "SELECT 1 FROM s.a WHERE x IN (SELECT 1 FROM b)",
                "SELECT 1 FROM (SELECT 1 FROM b) c"
            })
    void otherTablesAreNot(String query) {
        assertThatThrownBy(() -> late(query))
                .hasMessageStartingWith("All the relation names inside should be qualified");
    }

    private static Optional<LateBindingView> late(String query) {
        return LateBindingView.of(Statement.of("CREATE VIEW v AS " + query + " WITH NO SCHEMA BINDING"));
    }
}
