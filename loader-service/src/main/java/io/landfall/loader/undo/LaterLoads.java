package io.landfall.loader.undo;

import io.landfall.event.TablesLoaded;
import io.landfall.ledger.ImageEntry;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.UndoLedger;
import io.landfall.ledger.UndoLedger.LaterWrite;
import io.landfall.loader.plan.TargetSql;
import io.landfall.loader.request.RequestRefusedException;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * Whether later loads depend on one. Two loads are independent where they brought no key in common: then taking back the
 * first leaves what the second would have done without it. A key a later load looked at and left alone counts as well.
 */
final class LaterLoads {

    private static final String ADVICE = "; undo that one first, then this one";

    private final Handle session;
    private final String pipeline;
    private final UndoLedger ledger;

    LaterLoads(Handle session, String pipeline) {
        this.session = session;
        this.pipeline = pipeline;
        this.ledger = new UndoLedger(pipeline);
    }

    /** @throws RequestRefusedException if a later load touched what the load touched, or nobody can tell */
    void refuseIfTouched(String load, List<ImageEntry> images) throws RequestRefusedException {
        refuseIfUnknown(load, images);
        for (ImageEntry image : images) {
            for (LaterWrite later : ledger.laterWrites(session, image)) {
                refuseIfTouched(image, later);
            }
        }
    }

    /** A load that kept nothing may be as old as this one by the clock of the ledger, which counts whole seconds. */
    private void refuseIfUnknown(String load, List<ImageEntry> images) throws RequestRefusedException {
        Set<String> tables = images.stream().map(ImageEntry::target).collect(Collectors.toCollection(TreeSet::new));
        for (TablesLoaded later : new LoadLedger(pipeline).unkeptAfter(session, load)) {
            Set<String> common = new TreeSet<>(later.tables().keySet());
            common.retainAll(tables);
            if (!common.isEmpty()) {
                throw new RequestRefusedException("load " + later.load() + " came later and wrote "
                        + String.join(", ", common) + " too, and what it changed there was not kept");
            }
        }
    }

    private void refuseIfTouched(ImageEntry image, LaterWrite later) throws RequestRefusedException {
        ImageKind mine = ImageKind.valueOf(image.kind());
        ImageKind theirs = ImageKind.valueOf(later.kind());
        if (mine == ImageKind.ADDED && theirs == ImageKind.ADDED) {
            return;
        }
        if (theirs == ImageKind.NONE) {
            throw new RequestRefusedException("load " + later.firstLoad() + " came later and wrote " + image.target()
                    + " too, and what it changed there could not be kept");
        }
        if (mine == ImageKind.EXCHANGED || theirs == ImageKind.EXCHANGED) {
            throw new RequestRefusedException("load " + later.firstLoad() + " came later and wrote " + image.target()
                    + (theirs == ImageKind.EXCHANGED
                            ? ", exchanging its whole content"
                            : ", whose content this one exchanged")
                    + ADVICE);
        }
        boolean bothKeyed = mine == ImageKind.KEYED && theirs == ImageKind.KEYED;
        if (bothKeyed && !image.subject().equals(later.subject())) {
            throw new RequestRefusedException("load " + later.firstLoad() + " came later and wrote " + image.target()
                    + " by another key (" + later.subject() + ")" + ADVICE);
        }
        refuseIfCommon(image, later, mine == ImageKind.KEYED ? image.subject() : later.subject());
    }

    private void refuseIfCommon(ImageEntry image, LaterWrite later, String subject) throws RequestRefusedException {
        String table = QualifiedName.parse(image.imageTable()).sql();
        List<String> columns = List.of(subject.split(","));
        String found = session.createQuery("SELECT MAX(b." + ImageSql.LOAD + ") AS last_load, COUNT(*) AS pairs FROM "
                        + table + " a JOIN " + table + " b ON " + TargetSql.same(columns, "a", "b")
                        + " JOIN (SELECT i.load_id, i.step " + ledger.later(image) + " AND i.kind = "
                        + Identifier.literal(later.kind()) + " AND i.subject = " + Identifier.literal(later.subject())
                        + ") w ON w.load_id = b." + ImageSql.LOAD + " AND w.step = b." + ImageSql.POSITION + " WHERE a."
                        + ImageSql.LOAD + " = " + Identifier.literal(image.load()) + " AND a." + ImageSql.POSITION
                        + " = "
                        + image.position() + " AND a." + ImageSql.ROLE + " = '" + role(image.kind()) + "' AND b."
                        + ImageSql.ROLE + " = '" + role(later.kind()) + "'")
                .reduceRows("", (none, row) -> touched(image, row));
        if (!found.isEmpty()) {
            throw new RequestRefusedException(found);
        }
    }

    private static String touched(ImageEntry image, RowView row) {
        long pairs = row.getColumn("pairs", Long.class);
        return pairs == 0
                ? ""
                : "load " + row.getColumn("last_load", String.class) + " came later and touched the same keys of "
                        + image.target() + " (" + pairs + ")" + ADVICE;
    }

    private static String role(String kind) {
        return ImageKind.valueOf(kind) == ImageKind.KEYED ? ImageSql.TOUCHED : ImageSql.ADDED;
    }
}
