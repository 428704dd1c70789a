package io.landfall.checks.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Values of SQL, compared and shown. */
class SqlValueTest {

    @Property
    void aNumberIsTheSameHoweverManyZerosItHas(
            @ForAll @Scale(10) BigDecimal number, @ForAll @IntRange(max = 20) int zeros) {
        String more = number.setScale(number.scale() + zeros).toPlainString();
        assertThat(SqlValue.same(number.toPlainString(), more)).isTrue();
        assertThat(SqlValue.same(more, number.add(BigDecimal.valueOf(1, 30)).toPlainString()))
                .isFalse();
    }

    @Property
    void comparingIsTheSameFromBothSides(@ForAll String one, @ForAll String other) {
        assertThat(SqlValue.same(one, one)).isTrue();
        assertThat(SqlValue.same(one, other)).isEqualTo(SqlValue.same(other, one));
    }

    @Test
    void textsAreTextsAndBooleansAreWrittenInEitherWay() {
        assertThat(SqlValue.same("free", "Free")).isFalse();
        assertThat(SqlValue.same("t", "true")).isTrue();
        assertThat(SqlValue.same("f", "True")).isFalse();
        assertThat(SqlValue.same(null, null)).isTrue();
        assertThat(SqlValue.same(null, "0")).isFalse();
        assertThat(SqlValue.same("1e2", "100")).isTrue();
        assertThat(SqlValue.same("NaN", "0")).isFalse();
        assertThat(SqlValue.number("1e99999999")).isEmpty();
    }

    @Test
    void valuesAreShownInWordsAndBounds() {
        assertThat(Shown.rows(6820)).isEqualTo("6,820 rows");
        assertThat(Shown.rows(1)).isEqualTo("1 row");
        assertThat(Shown.number(new BigDecimal("1234567.50"))).isEqualTo("1234567.5");
        assertThat(Shown.number(new BigDecimal("10000"))).isEqualTo("10,000");
        assertThat(Shown.of(null)).isEqualTo("NULL");
        assertThat(Shown.list(List.of("a", "b", "c"), "nor")).isEqualTo("a, b nor c");
        assertThat(Shown.list(Arrays.asList("a b c d e f g h i j k".split(" ")), "or"))
                .isEqualTo("a, b, c, d, e, f, g, h, i, j … (11 in all)");
        assertThat(Shown.cut("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
        assertThat(Shown.cut("abcd", 4)).isEqualTo("abcd");
    }
}
