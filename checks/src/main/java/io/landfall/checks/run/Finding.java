package io.landfall.checks.run;

import io.landfall.checks.question.UnanswerableException;
import io.landfall.checks.question.Verdict;
import java.util.function.Supplier;

/**
 * What came of a check.
 *
 * @param verdict null where it could not be asked
 * @param broken why it could not be asked; null where it could
 */
record Finding(Verdict verdict, String broken) {

    static Finding broken(String why) {
        return new Finding(null, why);
    }

    /** The verdict, unless the answer says nothing. */
    static Finding of(Supplier<Verdict> verdict) {
        try {
            return new Finding(verdict.get(), null);
        } catch (UnanswerableException e) {
            return broken(e.getMessage());
        }
    }

    /** Whether it was asked, and does not hold. */
    boolean isFailed() {
        return verdict != null && !verdict.holds();
    }
}
