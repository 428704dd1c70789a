package io.landfall.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Rows for one table, inserted many at a time: Redshift pays for every INSERT as for a query of its own.
 *
 * @param rows values by name, each in the order of the table's columns
 * @param last what the last column is, in SQL
 */
record ManyRows(String table, List<Map<String, Object>> rows, String last) {

    static ManyRows of(String table, List<Map<String, Object>> rows, String last) {
        return new ManyRows(table, List.copyOf(rows), last);
    }

    void insert(Handle session) {
        Chunks.of(rows).forEach(chunk -> insert(session, chunk));
    }

    private void insert(Handle session, List<Map<String, Object>> chunk) {
        String values = IntStream.range(0, chunk.size())
                .mapToObj(i -> chunk.get(i).keySet().stream()
                        .map(name -> ":" + name + i)
                        .collect(Collectors.joining(", ", "(", ", " + last + ")")))
                .collect(Collectors.joining(",\n"));
        try (Update update = session.createUpdate("INSERT INTO " + table + " VALUES " + values)) {
            for (int i = 0; i < chunk.size(); i++) {
                int number = i;
                chunk.get(i).forEach((name, value) -> update.bind(name + number, value));
            }
            update.execute();
        }
    }
}
