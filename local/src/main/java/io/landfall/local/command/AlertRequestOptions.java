package io.landfall.local.command;

import io.landfall.event.AlertCommand;
import io.landfall.local.alert.AlertBook;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command shares that asks for something to be done about alerts: who is asked, who asks, what is printed. */
final class AlertRequestOptions {

    @Mixin
    private AlertOptions options;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who. Default: you, ${DEFAULT-VALUE}.")
    private String by;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    /** The command itself. */
    @FunctionalInterface
    interface Wish {

        /**
         * @param warehouse whose alerts it is about
         * @param request id of the request
         * @param by who asks
         */
        AlertCommand of(String warehouse, String request, String by);
    }

    /** What is known of alerts before anything is asked. */
    AlertBook book(Invocation invocation) {
        AlertOptions.Access access = options.access(invocation);
        return AlertBook.read(access.kafka(), access.warehouse());
    }

    /** Says something besides the result. */
    void say(Invocation invocation, String line) {
        new RequestReport(invocation.terminal(), json).say(line);
    }

    /**
     * Has it carried out and says what came of it.
     *
     * @throws io.landfall.local.request.RequestException if it was refused, or nothing is heard of it
     */
    int ask(Invocation invocation, Wish wish) throws InterruptedException {
        AlertOptions.Access access = options.access(invocation);
        RequestReport report = new RequestReport(invocation.terminal(), json);
        report.outcome(access.ask(wish.of(access.warehouse(), UUID.randomUUID().toString(), by)));
        return ExitCode.OK;
    }
}
