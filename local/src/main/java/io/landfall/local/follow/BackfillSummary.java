package io.landfall.local.follow;

import io.landfall.event.BackfillDataset;
import io.landfall.event.BackfillPlanned;
import io.landfall.event.Backfilled;
import io.landfall.local.terminal.Wording;

/** What a backfill would do, and what it did, in words. */
final class BackfillSummary {

    private BackfillSummary() {}

    static String of(BackfillDataset e) {
        return "asks to land %s%s%s%s"
                .formatted(
                        e.dataset(),
                        e.from() == null && e.to() == null
                                ? ""
                                : " of %s to %s".formatted(bound(e.from()), bound(e.to())),
                        e.prefix() == null ? "" : " below " + e.prefix(),
                        e.reload() ? " again" : "");
    }

    private static String bound(String day) {
        return day == null ? "any day" : day;
    }

    static String of(BackfillPlanned e) {
        return "%s: %s (%s) asked for: %d known, %d rejected, %d on their way; %s (%s) in %s to land%s%s"
                .formatted(
                        e.dataset(),
                        Wording.counted(e.files(), "file"),
                        Wording.bytes(e.bytes()),
                        e.known(),
                        e.rejected(),
                        e.waiting(),
                        Wording.counted(e.toLand(), "file"),
                        Wording.bytes(e.toLandBytes()),
                        Wording.counted(e.partitions(), "partition"),
                        e.reload() ? " again" : "",
                        e.examples().isEmpty()
                                ? ""
                                : ", such as " + e.examples().get(0));
    }

    static String of(Backfilled e) {
        return "%s: %s landed: %d staged, %d rejected, %d loaded%s"
                .formatted(
                        e.dataset(),
                        Wording.counted(e.landed(), "file"),
                        e.staged(),
                        e.rejected(),
                        e.loaded(),
                        e.unfinished() == 0 ? "" : ", %d unfinished".formatted(e.unfinished()));
    }
}
