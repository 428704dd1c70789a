package io.landfall.redshift.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedStatementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "COPY t FROM 's3://b/k' CREDENTIALS 'aws_access_key_id=A;aws_secret_access_key=B' CSV"
                        + "|COPY t FROM 's3://b/k' CREDENTIALS '***' CSV",
                "SELECT name FROM t WHERE name = 'it''s'|SELECT name FROM t WHERE name = '***'",
                "CREATE USER u PASSWORD 'Geheim1'|CREATE USER u PASSWORD '***'",
                "SELECT 'not closed|SELECT '***'",
            })
    void literalsAreMaskedExceptUrlsOfFiles(String sql, String masked) {
        assertThat(MaskedStatement.of(sql)).isEqualTo(masked);
    }
}
