package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
