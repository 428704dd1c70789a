package io.landfall.redshift.fault;

/** Which of the matches a rule acts on, until its {@code times} are used up. */
public sealed interface Occurrence {

    /** The n-th match and those behind it. */
    record FromNth(long nth) implements Occurrence {
        public FromNth {
            atLeastOne("trigger.nth", nth);
        }
    }

    /** Every n-th match. */
    record Every(long every) implements Occurrence {
        public Every {
            atLeastOne("trigger.every", every);
        }
    }

    /**
     * Each match with this probability; the same seed decides the same way about the same sequence of matches.
     *
     * @param probability more than 0, at most 1
     */
    record Randomly(double probability, long seed) implements Occurrence {
        public Randomly {
            if (!(probability > 0 && probability <= 1)) {
                throw new InvalidRule("trigger.probability", "is " + probability + ", allowed is more than 0 up to 1");
            }
        }
    }

    private static void atLeastOne(String field, long number) {
        if (number < 1) {
            throw new InvalidRule(field, "is " + number + ", allowed are whole numbers from 1");
        }
    }
}
