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
class StringFunctionsIT {
    private final Warehouse warehouse;
    private Answers answers;

    StringFunctionsIT(Warehouse warehouse) {
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
            LEN('häß');3
            LEN('cat   '::char(10));3
            LEN('cat   '::varchar(10));6
            OCTET_LENGTH('häß');5
            CHARINDEX('fish', 'dogfish');4
            CHARINDEX('cat', 'dogfish');0
            STRPOS('dogfish', 'fish');4
            POSITION('fish' IN 'dogfish');4
            SUBSTRING('caterpillar',6,4);pill
            LEFT('Chicago', 3) || RIGHT('Chicago', 2);Chigo
            LPAD('cat', 5, '.') || RPAD('cat', 5) || '|';..catcat  |
            BTRIM('xyzaxyzbxyzcxyz', 'xyz');axyzbxyzc
            REPLICATE('a', 3) || REPEAT('b', 2);aaabb
            INITCAP('nibh.quisque@arcu-mus');Nibh.Quisque@Arcu-Mus
            TRANSLATE('mint tea', 'inea', 'osin');most tin
            REVERSE('Amazon');nozamA
            CHR(65) || ASCII('amazon');A97
            QUOTE_IDENT('"CAT"');`\"""CAT""\"`
            QUOTE_LITERAL('it''s');`'it''s'`
            TO_HEX(2147676847);8002f2af
            CONCAT('a', 'b');ab
            CONCAT('a', NULL);NULL
            CONCAT(CONCAT('a', 1), DATE '2018-01-01');a12018-01-01
            'a' || NULL;NULL
            '' IS NULL;f
            STRTOL('0xf',16);15
            STRTOL('abcd1234',16);2882343476
            STRTOL('1234567', 8);342391
            STRTOL('  -110101', 2);-53
            STRTOL('', 2);0
            SPLIT_PART('abc$def$ghi','$',2);def
            SPLIT_PART('abc$def$ghi','$',4);``
            SPLIT_PART(TIMESTAMP '2008-03-05 12:25:29', '-', 2);03
            TO_NUMBER('12,454.8-', '99G999D9S');-12454.8
            UPPER('a') || LOWER('B') || TRIM('  c ') || LTRIM('xd', 'x') || RTRIM('ex', 'x');Abcde
            'a\\\\b' || 'it''s';a\\bit's
            """)
    void stringsAreHandledAsDocumented(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            REGEXP_SUBSTR('Etiam.laoreet.libero@sodalesMaurisblandit.edu','@[^.]*');@sodalesMaurisblandit
            REGEXP_SUBSTR('the fox', 'FOX', 1, 1, 'i');fox
            REGEXP_SUBSTR('the fox', 'FOX');``
            REGEXP_SUBSTR('the fox', 'fox', 9);``
            REGEXP_SUBSTR('the fox', 'o', 1, 0);NULL
            REGEXP_SUBSTR('id=17,', 'id=([0-9]+)', 1, 1, 'e');17
            REGEXP_SUBSTR('id=17,', 'id=[0-9]+', 1, 1, 'e');id=17
            REGEXP_SUBSTR('passwd7 plain A1234 a1234', '(?=[^ ]*[a-z])(?=[^ ]*[0-9])[^ ]+', 1, 2, 'p');a1234
            REGEXP_SUBSTR('passwd7 plain A1234 a1234', '(?=[^ ]*[a-z])(?=[^ ]*[0-9])[^ ]+', 1, 2, 'ip');A1234
            REGEXP_REPLACE('sed@lacusUtnec.ca', '@.*\\\\.(org|gov|com|edu|ca)$');sed
            REGEXP_REPLACE('sed@lacusUtnec.ca', '@.*\\\\.[[:alpha:]]{2,3}', '@internal.company.com');sed@internal.company.com
            REGEXP_REPLACE('the fox', 'FOX', 'quick brown fox', 1, 'i');the quick brown fox
            REGEXP_REPLACE('passwd7 plain A1234 a1234', '(?=[^ ]*[a-z])(?=[^ ]*[0-9])[^ ]+', '[hidden]', 1, 'p');[hidden] plain A1234 [hidden]
            REGEXP_REPLACE('ab', '(a)(b)', '\\\\2\\\\1');ba
            REGEXP_REPLACE('aaa', 'a', 'b', 2);abb
            REGEXP_COUNT('abcdefghijklmnopqrstuvwxyz', '[a-z]{3}');8
            REGEXP_COUNT('the fox', 'FOX', 1, 'i');1
            REGEXP_COUNT('aaa', 'a', 3);1
            REGEXP_INSTR('The Home Depot Center','[cC]ent(er|re)$');16
            REGEXP_INSTR('eros@blanditatnisi.org','@[^.]*');5
            REGEXP_INSTR('the fox', 'FOX', 1, 1, 0, 'i');5
            REGEXP_INSTR('the fox', 'f', 1, 1, 1);6
            REGEXP_INSTR('the fox', 'x', 20);0
            'start_x' LIKE '%start\\\\_%';t
            'startax' LIKE '%start\\\\_%';f
            'ABC' ILIKE 'a%';t
            'abc' SIMILAR TO '%(b|d)%';t
            'abc' ~ '^a.c$';t
            'abc' !~ '^b';t
            """)
    void patternsMatchAsDocumented(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            CONVERT(integer, '12');12
            CONVERT(decimal(5,1), 12.34);12.3
            CONVERT(varchar(2), 'abc');ab
            CAST(1.5 AS DECIMAL);2
            2.5::numeric;3
            2.25::decimal(5,1);2.3
            CAST(2.5 AS int);3
            CAST('2018-01-01' AS DATETIME);2018-01-01 00:00:00
            'abc'::nvarchar(2);ab
            TRY_CAST('x' AS int);NULL
            TRY_CAST('12' AS int);12
            TRY_CAST(2.7 AS int);3
            TRY_CAST('2018-13-01' AS date);NULL
            TRY_CAST('abc' AS varchar(2));ab
            NVL(NULL, 2.5, 1);2.5
            ISNULL(NULL, 3);3
            NVL2('a', 'set', 'unset');set
            NVL2(NULL, 1, 2);2
            DECODE(NULL, 1, 'one', NULL, 'nothing', 'other');nothing
            DECODE(3, 1, 'one', 2, 'two');NULL
            NULLIF('a', 'a');NULL
            GREATEST(1, NULL, 3);3
            LEAST('b', NULL, 'a');a
            COALESCE(NULL, NULL, 'x');x
            7 / 2;3
            -7 / 2;-3
            7 / 2.0 > 3.4;t
            '5' + 1;6
            """)
    void valuesAreConvertedAndChosen(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            CONCAT('a', 'b', 'c');42883;function concat does not exist
            SPLIT_PART('a-b', '-', -1);22023;field position must be greater than zero
            SPLIT_PART('a-b', '-', 0);22023;field position must be greater than zero
            STRTOL('8', 8);22023;is not valid to be converted to base 8
            SUBSTRING('abc' FROM 'b.');42883;substring does not exist
            'abc'::uuid;42704;type "uuid" does not exist
            CAST('x' AS jsonb);42704;type "jsonb" does not exist
            CAST('x' AS VARBYTE);0A000;not supported by redshift-local: type VARBYTE
            """)
    void whatRedshiftDoesNotTakeIsAnError(String expression, String state, String message) {
        assertThat(answers.error("SELECT " + expression))
                .startsWith(state + " ")
                .contains(message);
    }

    @Test
    void stringsAreComparedByteByByte() throws SQLException {
        assertThat(answers.rows("SELECT s FROM (SELECT 'b' AS s UNION ALL SELECT 'B' UNION ALL SELECT 'ä' UNION ALL"
                        + " SELECT NULL) x ORDER BY s"))
                .containsExactly("B", "b", "ä", "");
    }
}
