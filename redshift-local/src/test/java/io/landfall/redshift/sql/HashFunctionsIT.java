package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warehouse.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HashFunctionsIT {
    private final Warehouse warehouse;
    private Answers answers;

    HashFunctionsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeAll
    void connect() throws SQLException {
        answers = Answers.of(warehouse);
    }

    @AfterAll
    void disconnect() throws SQLException {
        answers.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            FNV_HASH(1);-5968735742475085980
            FNV_HASH('Amazon Redshift');7783490368944507294
            FNV_HASH('Amazon Redshift', FNV_HASH(1));-2202602717770968555
            FNV_HASH('abcd');-281581062704388899
            FNV_HASH('cd', FNV_HASH('ab'));-281581062704388899
            FNV_HASH(1::smallint);589727492704079044
            FNV_HASH(1::bigint);-8517097267634966620
            FNV_HASH('a'::varchar(3)) = FNV_HASH('a  '::varchar(3));f
            CRC32('Amazon Redshift');f2726906
            MD5('Amazon Redshift');f7415e33f972c03abd4f3fed36748f7a
            FUNC_SHA1('Amazon Redshift');eeac5ed1e11cda66032c30ad77b25071b5487f55
            SHA1('Amazon Redshift') = SHA('Amazon Redshift');t
            SHA2('a', 256);ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
            SHA2('a', 0) = SHA2('a', 256);t
            LEN(SHA2('a', 224)) || ' ' || LEN(SHA2('a', 384)) || ' ' || LEN(SHA2('a', 512));56 96 128
            CHECKSUM(109.20::decimal(8,2));10920
            CHECKSUM(17);17
            FNV_HASH(NULL::int);NULL
            """)
    void hashesAreThoseOfTheDocumentation(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            FARMFINGERPRINT64('a');FARMFINGERPRINT64
            CHECKSUM('a');CHECKSUM of a string
            FNV_HASH(1.5);FNV_HASH of a DECIMAL
            """)
    void hashesOfUnknownMakingAreRefused(String expression, String named) {
        assertThat(answers.error("SELECT " + expression))
                .startsWith("0A000 ")
                .contains("not supported by redshift-local: " + named);
    }

    @Test
    void columnsAreHashedInAChain() throws SQLException {
        answers.run("CREATE TABLE hashed (a INT, b VARCHAR(20))", "INSERT INTO hashed VALUES (1, 'Amazon Redshift')");

        assertThat(answers.first("SELECT FNV_HASH(b, FNV_HASH(a)) FROM hashed")).isEqualTo("-2202602717770968555");
    }
}
