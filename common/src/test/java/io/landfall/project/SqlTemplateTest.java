package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTemplateTest {

    private static final SqlTemplate TEMPLATE = new SqlTemplate(new Relations() {
        @Override
        public String staging(String dataset) {
            return "staging." + dataset;
        }

        @Override
        public String target(String table) {
            throw new IllegalArgumentException("target('" + table + "'): no load has such a target");
        }
    });

    @Test
    void namesBecomeRelationsAndTheRestStaysAsItIs() {
        String sql = "SELECT a < b AND c > d, 'it''s' FROM {{ staging('log') }} -- {x} <y>\nWHERE l = '{{ load_id }}'";
        assertThat(TEMPLATE.render(sql, new SqlTemplate.Variables("L1")))
                .isEqualTo("SELECT a < b AND c > d, 'it''s' FROM staging.log -- {x} <y>\nWHERE l = 'L1'");
    }

    @Test
    void semicolonAtTheEndIsLeftOut() {
        assertThat(TEMPLATE.render("SELECT ';' ;\n;\n", SqlTemplate.Variables.NONE))
                .isEqualTo("SELECT ';'");
    }

    @Test
    void commentsBehindTheSemicolonAreLeftOutWithIt() {
        assertThat(TEMPLATE.render("SELECT 1; -- one; two\n/* /* ; */ SELECT 2; */ ;", SqlTemplate.Variables.NONE))
                .isEqualTo("SELECT 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a;b', 'it''s; c', 'x\\'; y' FROM t",
                "SELECT 1 AS \"a;\"\"b\" FROM t",
                "SELECT $$a; b$$, $tag$c; $$ d$tag$ FROM t",
                "SELECT a$b, c$d FROM t -- no; end",
                "SELECT 1 /* a; /* b; */ c; */ FROM t",
                "SELECT '{{ load_id }};' FROM t",
                "SELECT 'left open; DELETE FROM t"
            })
    void semicolonsInLiteralsNamesAndCommentsEndNothing(String sql) {
        assertThat(TEMPLATE.render(sql, new SqlTemplate.Variables("L1"))).isEqualTo(sql.replace("{{ load_id }}", "L1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1; DELETE FROM t | 1",
                "SELECT ';' ;\\n-- more\\n;\\nDELETE FROM t | 4",
                "{# it's\\nmore; #}SELECT a$b; SELECT c$d | 2",
                "SELECT 1{% if true %}; DELETE{% endif %} | 1"
            })
    void secondStatementIsRefusedWithItsLine(String sql, int line) {
        String template = sql.replace("\\n", "\n");
        assertThatThrownBy(() -> TEMPLATE.render(template, SqlTemplate.Variables.NONE))
                .isInstanceOfSatisfying(
                        SqlTemplateException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessage("has a second statement behind a semicolon; write one SELECT");
    }

    @Test
    void unknownRelationIsAnErrorWithItsReason() {
        assertThatThrownBy(() -> TEMPLATE.render("SELECT 1\nFROM {{ target('x') }}", SqlTemplate.Variables.NONE))
                .isInstanceOf(SqlTemplateException.class)
                .hasMessageContaining("target('x'): no load has such a target");
    }

    @Test
    void unknownVariableIsAnErrorAndNeverAnEmptyText() {
        assertThatThrownBy(() -> TEMPLATE.render("SELECT {{ nothing }}", SqlTemplate.Variables.NONE))
                .isInstanceOf(SqlTemplateException.class);
    }

    @Test
    void unknownFunctionIsAnErrorThatSaysWhichThereAre() {
        assertThatThrownBy(() -> TEMPLATE.render("SELECT 1 FROM {{ ref('users') }}", SqlTemplate.Variables.NONE))
                .isInstanceOf(SqlTemplateException.class)
                .hasMessageContaining("there is no function ref; write {{ target('schema.table') }}");
    }

    @Test
    void unclosedTagIsAnError() {
        assertThatThrownBy(() -> TEMPLATE.render("{% if x %} SELECT 1", SqlTemplate.Variables.NONE))
                .isInstanceOf(SqlTemplateException.class);
    }
}
