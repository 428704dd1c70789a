package io.landfall.redshift.controlplane.fault;

import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/** Which of the calls a planned fault looks at it acts on. */
public sealed interface Turn {

    /**
     * The calls from {@code first} to {@code last}, counted from 1 from the moment the fault was planned.
     *
     * @throws IllegalArgumentException unless 1 ≤ first ≤ last
     */
    record Calls(long first, long last) implements Turn {
        public Calls {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("calls " + first + " to " + last + " cannot be counted");
            }
        }

        @Override
        public LongPredicate chosen() {
            return number -> number >= first && number <= last;
        }
    }

    /**
     * Each call with this probability; the same seed chooses the same calls.
     *
     * @throws IllegalArgumentException unless the probability lies between 0 and 1
     */
    record Randomly(double probability, long seed) implements Turn {
        public Randomly {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability of " + probability + " is none");
            }
        }

        @Override
        public LongPredicate chosen() {
            SplittableRandom random = new SplittableRandom(seed);
            return number -> random.nextDouble() < probability;
        }
    }

    /** A fresh judge, to be asked once for each call with its number, in their order. */
    LongPredicate chosen();
}
