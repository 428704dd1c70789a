package io.landfall.local.command;

import io.landfall.local.alert.AlertBook;
import io.landfall.local.alert.AlertState;
import io.landfall.local.alert.AlertText;
import io.landfall.local.request.RequestException;
import io.landfall.local.terminal.Paint;
import io.landfall.local.terminal.Wording;
import io.landfall.project.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "Show everything about one alert: evidence, what was tried, what to do, and the page of the runbook.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall alerts show sparkify/check/songplays_have_keys",
            "",
            "Exit codes: 0 shown, 1 there is no such alert, 69 no stack."
        })
final class AlertShowCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private AlertOptions options;

    @Parameters(paramLabel = "ALERT", description = "Its key, as ./landfall alerts lists it.")
    private String key;

    @Option(names = "--json", description = "Print it as a JSON object.")
    private boolean json;

    AlertShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        AlertOptions.Access access = options.access(invocation);
        AlertBook book = AlertBook.read(access.kafka(), access.warehouse());
        AlertState alert = book.find(key.strip(), Instant.now()).orElseThrow(() -> unknown(book));
        RequestReport report = new RequestReport(invocation.terminal(), json);
        if (json) {
            report.print(RequestReport.fields(alert.event()));
        } else {
            new AlertText(Paint.of(invocation.terminal()), invocation.terminal().width())
                    .lines(alert)
                    .forEach(report::say);
        }
        return ExitCode.OK;
    }

    private RequestException unknown(AlertBook book) {
        List<String> keys =
                book.all(Instant.now()).stream().map(AlertState::key).toList();
        return new RequestException("there is no alert " + key
                + (keys.isEmpty() ? "; there is none at all" : "; there is " + Wording.some(keys))
                + Suggestion.didYouMean(key, keys));
    }
}
