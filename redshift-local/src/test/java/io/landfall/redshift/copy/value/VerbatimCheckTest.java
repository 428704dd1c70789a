package io.landfall.redshift.copy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyParser;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.sql.Statement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wherever a value is taken over as it is, conversion would have come to the same. */
class VerbatimCheckTest {
    private static final DateTimeFormatter CONVERTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int4|0|0||-123456789",
                "int8|0|0||123456789012345678",
                "numeric|8|2||123456.78",
                "float8|0|0||-12.5",
                "bool|0|0||true",
                "varchar|5|0||a \"b'",
                "bpchar|3|0||abc",
                "date|0|0||2018-11-30",
                "timestamp|0|0||2018-11-30 01:02:03.25",
                "timestamp|0|0|TIMEFORMAT 'auto'|2018-11-30T01:02:03.25Z"
            })
    void ordinaryValuesAreTakenOver(String type, int length, int scale, String options, String text) {
        assertThat(accepted(new TargetColumn("c", type, length, scale, false), options, Field.Kind.TEXT, text))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int4|0|0||+1",
                "int4|0|0||9999999999",
                "int4|0|0||'1 '",
                "numeric|8|2||1.234",
                "numeric|8|2||1234567",
                "varchar|5|0||tool ong",
                "varchar|5|0||é",
                "varchar|5|0||a\\b",
                "varchar|5|0|EMPTYASNULL|''",
                "varchar|5|0|TRIMBLANKS|'a '",
                "date|0|0||2018-02-29",
                "date|0|0|DATEFORMAT 'DD-MM-YYYY'|2018-11-30",
                "timestamp|0|0||2018-11-30T01:02:03",
                "timestamp|0|0||2018-11-30 24:00:00",
                "timestamp|0|0|TIMEFORMAT 'epochsecs'|2018-11-30 01:02:03"
            })
    void whatNeedsALookIsNot(String type, int length, int scale, String options, String text) {
        assertThat(accepted(new TargetColumn("c", type, length, scale, false), options, Field.Kind.TEXT, text))
                .isFalse();
    }

    @Property
    void numbersThatAreTakenOverKeepTheirValue(@ForAll("numberLike") String text) throws RecordRejected {
        for (String type : new String[] {"int2", "int4", "int8", "numeric", "float4", "float8"}) {
            TargetColumn column = new TargetColumn("c", type, 6, 2, false);
            if (accepted(column, "", Field.Kind.TEXT, text)) {
                assertThat(new BigDecimal(convert(column, "", text))).isEqualByComparingTo(text);
            }
        }
    }

    @Property
    void textThatIsTakenOverIsWhatConversionGives(@ForAll("textLike") String text) throws RecordRejected {
        for (String options : new String[] {"", "BLANKSASNULL EMPTYASNULL", "TRIMBLANKS", "TRUNCATECOLUMNS"}) {
            for (String type : new String[] {"varchar", "bpchar"}) {
                TargetColumn column = new TargetColumn("c", type, 4, 0, false);
                if (accepted(column, options, Field.Kind.TEXT, text)) {
                    assertThat(convert(column, options, text)).isEqualTo(text);
                }
            }
        }
    }

    @Property
    void momentsThatAreTakenOverAreWhatConversionGives(@ForAll("momentLike") String text) throws RecordRejected {
        for (String options : new String[] {"", "TIMEFORMAT 'auto' DATEFORMAT 'auto'"}) {
            TargetColumn date = new TargetColumn("c", "date", 0, 0, false);
            if (accepted(date, options, Field.Kind.TEXT, text)) {
                assertThat(convert(date, options, text)).isEqualTo(text);
            }
            TargetColumn timestamp = new TargetColumn("c", "timestamp", 0, 0, false);
            if (accepted(timestamp, options, Field.Kind.TEXT, text)) {
                String iso = text.replace(' ', 'T').replace("Z", "");
                assertThat(LocalDateTime.parse(convert(timestamp, options, text), CONVERTED))
                        .isEqualTo(LocalDateTime.parse(iso));
            }
        }
    }

    @Property
    void noTextAtAllBreaksACheck(@ForAll String text) {
        for (String type : new String[] {"int4", "numeric", "bool", "varchar", "date", "timestamp"}) {
            TargetColumn column = new TargetColumn("c", type, 6, 2, false);
            assertThatCode(() -> accepted(column, "", Field.Kind.TEXT, text)).doesNotThrowAnyException();
        }
    }

    @Provide
    static Arbitrary<String> numberLike() {
        return Arbitraries.strings().withChars("0123456789.-+eE ").ofMaxLength(9);
    }

    @Provide
    static Arbitrary<String> textLike() {
        return Arbitraries.strings().withChars("ab \\\t\0é").ofMaxLength(6);
    }

    @Provide
    static Arbitrary<String> momentLike() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 61);
        return number.list().ofSize(5).map(parts -> {
            String date =
                    String.format(Locale.ROOT, "20%02d-%02d-%02d", parts.get(0), parts.get(1) / 4, parts.get(2) / 2);
            String time = String.format(Locale.ROOT, "%02d:%02d:%02d", parts.get(3) / 2, parts.get(4), parts.get(0));
            return switch (parts.get(1) % 4) {
                case 0 -> date;
                case 1 -> date + " " + time;
                case 2 -> date + "T" + time + ".5Z";
                default -> date + " " + time + ".123456";
            };
        });
    }

    private static boolean accepted(TargetColumn column, String options, Field.Kind kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return VerbatimCheck.of(column, statement(options).options()).accepts(kind, bytes, 0, bytes.length);
    }

    private static String convert(TargetColumn column, String options, String text) throws RecordRejected {
        return ValueConverter.of(column, statement(options)).convert(Field.text(text, 0));
    }

    private static CopyStatement statement(String options) {
        String text = options == null ? "" : options;
        return CopyParser.parse(Statement.of("COPY t FROM 's3://b/k' IAM_ROLE default " + text));
    }
}
