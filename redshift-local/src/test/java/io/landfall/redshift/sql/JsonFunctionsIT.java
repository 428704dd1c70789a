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
class JsonFunctionsIT {
    private final Warehouse warehouse;
    private Answers answers;

    JsonFunctionsIT(Warehouse warehouse) {
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
            JSON_EXTRACT_PATH_TEXT('{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}}','f4', 'f6');star
            JSON_EXTRACT_PATH_TEXT('{"a":{"b":7}}', 'a');{"b":7}
            JSON_EXTRACT_PATH_TEXT('{"a":1}', 'x');``
            JSON_EXTRACT_PATH_TEXT('{"a":null}', 'a');``
            JSON_EXTRACT_PATH_TEXT('{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}','f4', 'f6',true);NULL
            JSON_EXTRACT_PATH_TEXT('{"a":{"b":{"c":{"d":{"e":5}}}}}', 'a', 'b', 'c', 'd', 'e', true);5
            JSON_EXTRACT_PATH_TEXT(NULL, 'a');NULL
            JSON_EXTRACT_ARRAY_ELEMENT_TEXT('[111,112,113]', 2);113
            JSON_EXTRACT_ARRAY_ELEMENT_TEXT('[111,112,113]', 3);``
            JSON_EXTRACT_ARRAY_ELEMENT_TEXT('[111,112,113]', -1);``
            JSON_EXTRACT_ARRAY_ELEMENT_TEXT('["a",["b",1,["c",2,3,null,]]]',1,true);NULL
            JSON_ARRAY_LENGTH('[11,12,13,{"f1":21,"f2":[25,26]},14]');5
            JSON_ARRAY_LENGTH('[11,12,13,{"f1":21,"f2":[25,26]},14',true);NULL
            IS_VALID_JSON('{"a": [1,2,"b"]}');t
            IS_VALID_JSON('{{}}');f
            IS_VALID_JSON('{1:"a"}');f
            IS_VALID_JSON('[1,2,3]');f
            IS_VALID_JSON_ARRAY('[]');t
            IS_VALID_JSON_ARRAY('["a",["b",1,["c",2,3,null]]]');t
            IS_VALID_JSON_ARRAY('{"a":1}');f
            IS_VALID_JSON_ARRAY('a');f
            IS_VALID_JSON_ARRAY('[1,2,]');f
            CAN_JSON_PARSE('[10001,10002,"abc"]');t
            CAN_JSON_PARSE('{"a":');f
            """)
    void jsonInStringsIsRead(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            JSON_SERIALIZE(JSON_PARSE('[10001,10002,"abc"]'));[10001,10002,"abc"]
            JSON_SERIALIZE(JSON_PARSE('{"a" : "x, y: z", "b": [1, 2.50, null]}'));{"a":"x, y: z","b":[1,2.50,null]}
            JSON_TYPEOF(ARRAY(1,2));array
            JSON_TYPEOF(JSON_PARSE('{"a":1}'));object
            JSON_TYPEOF(JSON_PARSE('true')) || JSON_TYPEOF(JSON_PARSE('1')) || JSON_TYPEOF(JSON_PARSE('"1"'));booleannumberstring
            JSON_SERIALIZE(ARRAY(1,50,null,100));[1,50,null,100]
            JSON_SERIALIZE(ARRAY(1, 'abc', true, 3.14));[1,"abc",true,3.14]
            JSON_SERIALIZE(ARRAY());[]
            JSON_SERIALIZE(OBJECT('foo', 1, 'bar', ARRAY('x')));{"bar":["x"],"foo":1}
            JSON_SERIALIZE(ARRAY_CONCAT(ARRAY(10001,10002),ARRAY(10003,10004)));[10001,10002,10003,10004]
            JSON_SERIALIZE(ARRAY_FLATTEN(ARRAY(ARRAY(1,2,3,4),ARRAY(5,6,7,8),ARRAY(9,10))));[1,2,3,4,5,6,7,8,9,10]
            GET_ARRAY_LENGTH(ARRAY(1,2,3,4,5,6,7,8,9,10));10
            GET_ARRAY_LENGTH(JSON_PARSE('{"a":1}'));NULL
            JSON_SERIALIZE(SPLIT_TO_ARRAY('12|345|6789', '|'));["12","345","6789"]
            JSON_SERIALIZE(SPLIT_TO_ARRAY('a,b'));["a","b"]
            JSON_SERIALIZE(SUBARRAY(ARRAY('a', 'b', 'c', 'd', 'e', 'f'), 2, 3));["c","d","e"]
            JSON_SERIALIZE(SUBARRAY(ARRAY('a', 'b', 'c'), 1));["b","c"]
            IS_ARRAY(ARRAY(1,2));t
            IS_OBJECT(JSON_PARSE('{"a":1}'));t
            IS_SCALAR(JSON_PARSE('{"a":1}'));f
            IS_SCALAR(JSON_PARSE('1'));t
            IS_VARCHAR(JSON_PARSE('"abc"'));t
            IS_CHAR(JSON_PARSE('"äbc"'));f
            IS_SMALLINT(JSON_PARSE('32768'));f
            IS_INTEGER(JSON_PARSE('5'));t
            IS_BIGINT(JSON_PARSE('1.5'));f
            IS_DECIMAL(JSON_PARSE('1.5'));t
            IS_FLOAT(JSON_PARSE('1.5'));t
            IS_BOOLEAN(JSON_PARSE('true'));t
            IS_ARRAY(NULL);f
            JSON_PARSE('[1,"x"]')[1];`"x"`
            JSON_PARSE('{"a":[{"b":7}]}').a[0].b;7
            """)
    void superValuesAreMadeAndExamined(String expression, String expected) throws SQLException {
        assertThat(answers.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            JSON_EXTRACT_PATH_TEXT('{broken', 'x');JSON parsing error
            JSON_EXTRACT_ARRAY_ELEMENT_TEXT('["a",["b",1,["c",2,3,null,]]]',1);JSON parsing error
            JSON_ARRAY_LENGTH('{"a":1}');JSON parsing error
            JSON_PARSE('{"a":');JSON parsing error
            JSON_PARSE('{"a":1,"a":2}');JSON parsing error
            JSON_PARSE('"' || REPEAT('x', 65536) || '"');65535
            """)
    void whatIsNoJsonIsAnError(String expression, String message) {
        assertThat(answers.error("SELECT " + expression)).startsWith("XX000 ").contains(message);
    }

    @Test
    void sessionParametersRelaxJsonParse() throws SQLException {
        answers.run("SET json_parse_truncate_strings TO on", "SET json_parse_dedup_attributes TO on");
        try {
            assertThat(answers.value("LEN(JSON_PARSE('\"' || REPEAT('x', 65536) || '\"')::varchar)"))
                    .isEqualTo("65535");
            assertThat(answers.value("JSON_SERIALIZE(JSON_PARSE('{\"a\":1,\"a\":2}'))"))
                    .isEqualTo("{\"a\":2}");
        } finally {
            answers.run("RESET json_parse_truncate_strings", "RESET json_parse_dedup_attributes");
        }
    }
}
