package io.landfall.local.demo;

import io.landfall.local.warehouse.StackWarehouse;
import io.landfall.warehouse.Identifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks the ledger whether files are settled: rejected, or in a batch that a load took. Counting announcements tells when it
 * is worth asking; announcements repeated after a restart, or about files of others, may make the count agree too early.
 */
final class Settlement {

    private static final int CHUNK = 200;

    private final StackWarehouse warehouse;

    Settlement(StackWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** @param versions version of each object, by {@code bucket/key} */
    boolean isComplete(Map<String, String> versions) {
        List<String> contents = versions.entrySet().stream()
                .map(e -> Identifier.literal(e.getKey() + '|' + e.getValue()))
                .toList();
        for (int from = 0; from < contents.size(); from += CHUNK) {
            List<String> chunk = contents.subList(from, Math.min(from + CHUNK, contents.size()));
            if (settled(chunk) < chunk.size()) {
                return false;
            }
        }
        return true;
    }

    private long settled(List<String> contents) {
        return Long.parseLong(warehouse.value("""
                SELECT COUNT(DISTINCT f.bucket || '/' || f.object_key || '|' || f.version)
                FROM landfall.file f
                LEFT JOIN landfall.load_batch l ON l.batch_id = f.batch_id
                WHERE (f.outcome = 'rejected' OR l.load_id IS NOT NULL)
                  AND f.bucket || '/' || f.object_key || '|' || f.version IN (%s)""".formatted(contents.stream().collect(Collectors.joining(", ")))));
    }
}
