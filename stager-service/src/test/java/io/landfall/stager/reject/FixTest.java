package io.landfall.stager.reject;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixTest {

    @ParameterizedTest
    @EnumSource(LoadErrorCode.class)
    void everyCodeHasAFixOfItsOwn(LoadErrorCode code) {
        assertThat(fix(code.number(), "abc", "")).isNotBlank().doesNotStartWith("correct the file");
    }

    @Test
    void columnTypeAndValueAreNamed() {
        assertThat(fix(1207, "abc", ""))
                .isEqualTo("column quantity is INTEGER and the value is 'abc': write digits only, or declare the column"
                        + " DECIMAL or VARCHAR");
    }

    @Test
    void whereTheWarehouseShowsNoValueNoneIsNamed() {
        assertThat(fix(1207, null, "")).startsWith("column quantity is INTEGER and the value does not fit: ");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(fix(1207, "x".repeat(500), "").length()).isLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error NoSuchKey", "Error AccessDenied", "not compressed with gzip", "is no Parquet"})
    void filesThatCannotBeReadHaveFixesToo(String message) {
        assertThat(fix(0, null, message)).doesNotStartWith("correct the file");
    }

    private static String fix(int code, String value, String message) {
        return Fix.of(new LoadError("s3://b/k", 1, "quantity", "int4", "", code, message, value));
    }
}
