package io.landfall.local.command;

import io.landfall.event.AlertsMuted;
import io.landfall.event.MuteAlerts;
import io.landfall.local.request.RequestException;
import io.landfall.local.terminal.Wording;
import io.landfall.project.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "unmute",
        header = "Tell people of alerts again that were muted.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall alerts unmute 'sparkify/*'",
            "",
            "Exit codes: 0 done; 1 nothing is muted so, or nothing was heard; 69 no stack."
        })
final class AlertUnmuteCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private AlertRequestOptions options;

    @Parameters(paramLabel = "ALERTS", description = "As it was muted.")
    private String selector;

    AlertUnmuteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        String wanted = selector.strip();
        List<String> muted = options.book(invocation).mutes(Instant.now()).stream()
                .map(AlertsMuted::selector)
                .toList();
        if (!muted.contains(wanted)) {
            throw new RequestException("nothing is muted as " + wanted
                    + (muted.isEmpty() ? "; nothing is muted at all" : "; muted: " + Wording.some(muted))
                    + Suggestion.didYouMean(wanted, muted));
        }
        return options.ask(
                invocation,
                (warehouse, request, by) -> new MuteAlerts(warehouse, request, wanted, Instant.EPOCH, by, "unmuted"));
    }
}
