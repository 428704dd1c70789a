package io.landfall.redshift.copy.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BinaryFractionTest {

    @Test
    void aNumberThatIsALittleLessThanItLooksLosesItsLastDigit() {
        assertThat(BinaryFraction.cut(19.99, 2)).isEqualTo("19.98");
        assertThat(BinaryFraction.cut(20.259, 2)).isEqualTo("20.25");
        assertThat(BinaryFraction.cut(-0.29, 2)).isEqualTo("-0.28");
        assertThat(BinaryFraction.cut(0.5, 2)).isEqualTo("0.50");
    }

    @Property
    void theResultIsTheExactValueCut(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double value, @ForAll @IntRange(max = 37) int scale) {
        assertThat(BinaryFraction.cut(value, scale))
                .isEqualByComparingTo(new BigDecimal(value).setScale(scale, RoundingMode.DOWN));
    }

    @Property
    void soItIsForAmountsOfMoney(@ForAll @IntRange(min = -10_000_000, max = 10_000_000) int cents) {
        double value = cents / 100.0;

        assertThat(BinaryFraction.cut(value, 2))
                .isEqualByComparingTo(new BigDecimal(value).setScale(2, RoundingMode.DOWN));
    }
}
