package io.landfall.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Severity;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.result.RowView;

/** Outcomes of checks as the ledger has them. */
final class RecordedOutcome {

    /** As Redshift writes a TIMESTAMP. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedOutcome() {}

    static CheckOutcome of(RowView row, Map<Integer, List<Map<String, String>>> samples) {
        return new CheckOutcome(
                text(row, "check_name"),
                text(row, "table_name"),
                CheckStatus.valueOf(text(row, "status").toUpperCase(Locale.ROOT)),
                Severity.valueOf(text(row, "severity").toUpperCase(Locale.ROOT)),
                text(row, "observed"),
                text(row, "expected"),
                row.getColumn("failing_rows", Long.class),
                samples.get(row.getColumn("check_number", Integer.class)),
                read(text(row, "newest")),
                text(row, "owner"));
    }

    static Map<String, String> sample(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger holds a failing row that is not JSON", e);
        }
    }

    /** A time as text, so that no zone of this machine gets into it; null stays null. */
    static String written(Instant time) {
        return time == null ? null : TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    private static Instant read(String time) {
        return time == null ? null : LocalDateTime.parse(time.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    private static String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }
}
