package io.landfall.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class RefusalTextTest {

    private static final SQLException TOO_LONG =
            new SQLException("ERROR: value too long for type character varying(8)", "22001");

    @Test
    void isWhatTheWarehouseSaidWithoutNamesOfClasses() {
        assertThat(RefusalText.of(new IllegalStateException(TOO_LONG.toString(), TOO_LONG)))
                .isEqualTo("value too long for type character varying(8)");
    }

    @Test
    void isTheMessageOfWhatTheWarehouseHasNoPartIn() {
        assertThat(RefusalText.of(new IllegalStateException("no key"))).isEqualTo("no key");
    }
}
