package io.landfall.loader.undo;

import io.landfall.ledger.UndoLedger;
import io.landfall.warehouse.QualifiedName;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Lets go of images nobody may use any more; rides along with a load, so that it costs no commit and wakes nobody. */
public final class ImageRetention {

    private static final int MOST_LOADS = 500;

    private final UndoLedger ledger;
    private final Duration keep;

    public ImageRetention(String pipeline, Duration keep) {
        this.ledger = new UndoLedger(pipeline);
        this.keep = keep;
    }

    /** Removes what is kept too long, of a bounded number of loads. */
    public void apply(Handle session) {
        List<String> loads = ledger.expired(session, keep, MOST_LOADS);
        if (loads.isEmpty()) {
            return;
        }
        List<String> tables = ledger.imageTables(session, loads);
        ledger.dropped(session, loads);
        List<String> used = ledger.usedImageTables(session);
        for (String table : tables) {
            QualifiedName image = QualifiedName.parse(table);
            session.execute(
                    used.contains(table)
                            ? new ImageSql(image, List.of()).forget(loads)
                            : "DROP TABLE IF EXISTS " + image.sql());
        }
    }
}
