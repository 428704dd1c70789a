package io.landfall.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The columns of a relation, as the session sees it: temporary and uncommitted tables included. */
public final class Columns {

    private Columns() {}

    /** @param relation as it stands after FROM; names come back in lower case, in order */
    public static List<String> of(Handle session, String relation) {
        return session.createQuery("SELECT * FROM " + relation + " LIMIT 0").scanResultSet((rows, context) -> {
            var metadata = rows.get().getMetaData();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                names.add(metadata.getColumnName(i).toLowerCase(Locale.ROOT));
            }
            context.close();
            return names;
        });
    }
}
