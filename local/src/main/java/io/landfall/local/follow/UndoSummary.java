package io.landfall.local.follow;

import io.landfall.event.BatchesReleased;
import io.landfall.event.BatchesReplaced;
import io.landfall.event.LoadUndone;
import io.landfall.event.TableUndo;
import io.landfall.event.UndoPlanned;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said of loads that are undone and batches that are loaded again. */
final class UndoSummary {

    private UndoSummary() {}

    static String of(UndoPlanned plan) {
        return "undoing load " + plan.load() + " would change " + tables(plan.tables()) + "; "
                + batches(plan.replayable(), plan.batches());
    }

    static String of(LoadUndone undone) {
        return "load " + undone.load() + " is undone: " + tables(undone.tables()) + "; "
                + batches(undone.replayable(), undone.batches());
    }

    static String of(BatchesReleased released) {
        return "released " + released.batches() + (released.batches() == 1 ? " batch: " : " batches: ")
                + String.join(", ", released.examples())
                + (released.batches() > released.examples().size() ? " and more" : "");
    }

    static String of(BatchesReplaced replaced) {
        int count = replaced.batches().size();
        return "load " + replaced.load() + " brought the files of "
                + (count == 1 ? "held batch " + replaced.batches().get(0) : count + " held batches") + " anew";
    }

    private static String batches(int replayable, int all) {
        return replayable + " of its " + all + " batches can be replayed"
                + (replayable == all
                        ? ""
                        : ", the tables of the others are gone: ./landfall backfill DATASET --reload");
    }

    private static String tables(Map<String, TableUndo> tables) {
        return tables.isEmpty()
                ? "nothing"
                : tables.entrySet().stream()
                        .map(t -> "%s -%d ~%d"
                                .formatted(
                                        t.getKey(),
                                        t.getValue().removed(),
                                        t.getValue().restored()))
                        .collect(Collectors.joining(", "));
    }
}
