package io.landfall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** S3: pad the shorter one with zeros on the right, then compare as text. */
class SequencerTest {

    @Test
    void orderIsNotThatOfNumbersNorThatOfText() {
        assertThat(Sequencer.compare("1", "02")).isPositive();
        assertThat(Sequencer.compare("0055AED6DCD90281E5", "0055AED6DCD90281E6"))
                .isNegative();
        assertThat(Sequencer.compare("A", "A00")).isZero();
        assertThat(Sequencer.compare("A", "A01")).isNegative();
    }

    @Test
    void missingOneIsOlderThanAny() {
        assertThat(Sequencer.compare(null, "01")).isNegative();
        assertThat(Sequencer.compare("01", null)).isPositive();
        assertThat(Sequencer.compare(null, null)).isZero();
    }

    @Property(tries = 300)
    void orderIsThatOfTheFractionsTheyWrite(@ForAll("hexadecimal") String one, @ForAll("hexadecimal") String other) {
        assertThat(Integer.signum(Sequencer.compare(one, other)))
                .isEqualTo(fraction(one).compareTo(fraction(other)));
        assertThat(Integer.signum(Sequencer.compare(other, one)))
                .isEqualTo(-Integer.signum(Sequencer.compare(one, other)));
    }

    @Property(tries = 200)
    void trailingZerosDoNotMatter(
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = '0', to = '9') String digits) {
        assertThat(Sequencer.compare(digits, digits + "000")).isZero();
    }

    @Provide
    Arbitrary<String> hexadecimal() {
        return Arbitraries.strings()
                .withChars("0123456789ABCDEF")
                .ofMinLength(1)
                .ofMaxLength(18);
    }

    private static BigInteger fraction(String digits) {
        return new BigInteger((digits + "0".repeat(20)).substring(0, 20).toLowerCase(Locale.ROOT), 16);
    }
}
