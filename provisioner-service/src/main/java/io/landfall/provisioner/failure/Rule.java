package io.landfall.provisioner.failure;

import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import io.landfall.provisioner.failure.Treatment.Pace;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One line of the table of failures.
 *
 * @param codes AWS's, without {@code Fault} and {@code Exception} at the end; empty for any code
 * @param text found in AWS's text; empty for any text
 */
record Rule(Set<String> codes, Optional<Pattern> text, Function<FailedCall, Treatment> treatment) {

    static Draft on(String... codes) {
        return new Draft(Set.of(codes), Optional.empty());
    }

    boolean concerns(FailedCall call) {
        return (codes.isEmpty() || codes.contains(call.code()))
                && text.map(pattern -> pattern.matcher(call.text()).find()).orElse(true);
    }

    /** A rule that lacks what to do. */
    record Draft(Set<String> codes, Optional<Pattern> text) {

        /** Only where AWS's text has this, in whatever case. */
        Draft saying(String regex) {
            return new Draft(codes, Optional.of(Pattern.compile(regex, Pattern.CASE_INSENSITIVE)));
        }

        Rule passes(String reason, Duration most, String advice) {
            return lookAgain(reason, most, Pace.STEADY, advice);
        }

        Rule passesSlowly(String reason, Duration most, String advice) {
            return lookAgain(reason, most, Pace.GROWING, advice);
        }

        Rule givesUp(String advice) {
            return new Rule(codes, text, call -> new GiveUp(call.words() + "; " + advice));
        }

        Rule is(Function<FailedCall, Treatment> treatment) {
            return new Rule(codes, text, treatment);
        }

        private Rule lookAgain(String reason, Duration most, Pace pace, String advice) {
            return new Rule(codes, text, call -> new LookAgain(reason + " (" + call.words() + ")", most, pace, advice));
        }
    }
}
