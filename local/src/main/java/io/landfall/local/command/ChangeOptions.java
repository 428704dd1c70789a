package io.landfall.local.command;

import io.landfall.event.Event;
import io.landfall.local.follow.EventSummary;
import picocli.CommandLine.Option;

/** A command that says first what it would do, asks, and then does it. */
final class ChangeOptions {

    @Option(names = "--dry-run", description = "Say what would be done and do nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print the result as one JSON object; progress goes to standard error.")
    private boolean json;

    /** What is asked of a service. */
    interface Change<P extends Event, D extends Event> {

        /** What would be done. */
        P plan(RequestReport report) throws InterruptedException;

        /** The question whether to do it; empty if there is nothing to do. */
        String question(P plan);

        /** Does it. */
        D carryOut(RequestReport report) throws InterruptedException;

        /** Whether all of it was done. */
        boolean isComplete(D done);
    }

    /**
     * Returns the exit code.
     *
     * @throws io.landfall.local.request.RequestException if it is refused, or nothing is heard of it any more
     * @throws io.landfall.local.stack.StackException if nobody is there to confirm
     */
    <P extends Event, D extends Event> int run(Invocation invocation, Change<P, D> change) throws InterruptedException {
        RequestReport report = new RequestReport(invocation.terminal(), json);
        P plan = change.plan(report);
        String question = change.question(plan);
        if (dryRun || question.isEmpty()) {
            report.outcome(plan);
            return ExitCode.OK;
        }
        report.say(EventSummary.of(plan));
        if (!Confirmation.given(invocation.terminal(), yes, question)) {
            return ExitCode.FAILED;
        }
        D done = change.carryOut(report);
        report.outcome(done);
        return change.isComplete(done) ? ExitCode.OK : ExitCode.FAILED;
    }
}
