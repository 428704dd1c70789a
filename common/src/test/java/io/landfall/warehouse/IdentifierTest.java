package io.landfall.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @Test
    void quotesAndBackslashesCannotEndALiteral() {
        assertThat(Identifier.literal("it's \\ here")).isEqualTo("'it''s \\\\ here'");
    }

    @Test
    void quotesCannotEndAName() {
        assertThat(Identifier.quote("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "a.b.c", "a.b;drop table x", "a.\"b\"", ".b", "a.", "1a.b", "a.b c"})
    void onlySchemaDotTableIsATable(String text) {
        assertThatThrownBy(() -> QualifiedName.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesFoldToLowerCase() {
        assertThat(QualifiedName.parse("Staging.Log_Data").sql()).isEqualTo("\"staging\".\"log_data\"");
    }
}
