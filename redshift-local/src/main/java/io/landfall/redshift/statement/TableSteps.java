package io.landfall.redshift.statement;

import io.landfall.redshift.sql.AlteredColumn;
import io.landfall.redshift.sql.BulkInsert;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.TableRecord;
import java.util.List;

/** What the gateway does around statements that define tables. */
final class TableSteps {
    private TableSteps() {}

    static void add(Statement statement, List<Step> before, List<Step> after) {
        AlteredColumn.of(statement).ifPresent(altered -> {
            before.add(new OutsideBlock(altered.command()));
            if (altered.column() != null) {
                before.add(new CheckResize(altered));
            }
        });
        BulkInsert.of(statement).ifPresent(insert -> after.add(new LeaveIdentityGap(insert.table())));
        TableRecord.of(statement).ifPresent(table -> after.add(new RecordTable(table)));
    }
}
