package io.landfall.redshift.copy.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Cuts the exact value of a floating-point number behind some decimal places, which is seldom the number people see. */
final class BinaryFraction {
    /** Below this every whole number is exact. */
    private static final double EXACT = 1L << 53;
    /** The largest power of ten that is exact has this exponent. */
    private static final int MAX_EXACT_SCALE = 22;

    private BinaryFraction() {}

    /** The number with no more than so many decimal places, towards zero. */
    static BigDecimal cut(double value, int scale) {
        double power = scale <= MAX_EXACT_SCALE ? Math.pow(10, scale) : Double.POSITIVE_INFINITY;
        double product = Math.abs(value) * power;
        if (!(product < EXACT)) {
            return new BigDecimal(value).setScale(scale, RoundingMode.DOWN);
        }
        // The product was rounded; what is missing from it tells whether it was rounded up to a whole number.
        double missing = Math.fma(Math.abs(value), power, -product);
        long whole = (long) product;
        long cut = missing < 0 && whole == product ? whole - 1 : whole;
        return BigDecimal.valueOf(value < 0 ? -cut : cut, scale);
    }
}
