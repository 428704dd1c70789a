package io.landfall.quality.alert.rule;

import io.landfall.event.FilesRejected;
import io.landfall.event.RejectedFile;
import io.landfall.event.RejectionHealed;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;
import java.util.stream.Collectors;

/**
 * Files that cannot be loaded as they are, one alert for each dataset. Over when every rejected file of the dataset was
 * corrected; objects of no dataset have no ledger, so nothing tells when they are looked after.
 */
final class FilesRejectedRule implements Rule {

    private static final AlertKind KIND = AlertKind.FILES_REJECTED;
    private static final String NO_DATASET = "unrouted";

    private final String warehouse;

    FilesRejectedRule(String warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof FilesRejected rejected) {
            if (!rejected.files().isEmpty()) {
                raise(fact, rejected, decisions);
            }
        } else if (fact.event() instanceof RejectionHealed healed && healed.open() != null && healed.open() == 0) {
            String key = KIND.key(healed.pipeline(), healed.dataset());
            decisions.clear(
                    key, fact.at(), "the last rejected files came again and are staged, in batch " + healed.batch());
        }
    }

    private void raise(Fact fact, FilesRejected rejected, AlertDecisions decisions) {
        boolean isRouted = rejected.dataset() != null;
        String key = isRouted ? KIND.key(rejected.pipeline(), rejected.dataset()) : KIND.key(warehouse, NO_DATASET);
        RejectedFile newest = rejected.files().get(0);
        decisions.raise(fact.problem(KIND, key)
                .pipeline(isRouted ? rejected.pipeline() : null)
                .subject(isRouted ? rejected.dataset() : NO_DATASET)
                .count(rejected.files().size())
                .summary(seen -> isRouted
                        ? "%s of dataset %s of pipeline %s cannot be loaded unchanged, such as %s"
                                .formatted(
                                        Wording.counted(seen, "file"),
                                        rejected.dataset(),
                                        rejected.pipeline(),
                                        newest.key())
                        : "the landing bucket has %s of no dataset, such as %s"
                                .formatted(Wording.counted(seen, "object"), newest.key()))
                .evidence(
                        rejected.files().stream().map(FilesRejectedRule::words).collect(Collectors.joining("; ")))
                .tried("all other files of the batch were staged")
                .action(action(isRouted, newest))
                .build());
    }

    private static String action(boolean isRouted, RejectedFile file) {
        if (!isRouted) {
            return "put it where a dataset's location says, or give it a dataset in pipeline.yaml";
        }
        String fix = file.fix() == null ? "correct the file" : file.fix();
        int name = file.key().lastIndexOf('/') + 1;
        String folder = name == 0 ? "" : " --prefix " + file.key().substring(0, name - 1);
        return fix + "; then drop it again under its key: ./landfall put "
                + file.key().substring(name) + folder;
    }

    private static String words(RejectedFile file) {
        String line = file.line() == null ? "" : ", line " + file.line();
        String column = file.column() == null ? "" : ", column " + file.column();
        String value = file.value() == null || file.value().isEmpty() ? "" : ", value '" + file.value() + '\'';
        return file.key() + line + column + value + ": " + file.reason();
    }
}
