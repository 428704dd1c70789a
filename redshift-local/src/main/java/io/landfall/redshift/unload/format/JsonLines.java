package io.landfall.redshift.unload.format;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.landfall.redshift.wire.StatementFailed;
import java.util.List;

/** One JSON object for each row; NULL is null, truth values are {@code "t"} and {@code "f"}, SUPER is nested. */
final class JsonLines implements LineFormat {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final List<ResultColumn> columns;

    private JsonLines(List<ResultColumn> columns) {
        this.columns = columns;
    }

    static JsonLines of(List<ResultColumn> columns) throws StatementFailed {
        UniqueNames.check(columns, "JSON");
        return new JsonLines(columns);
    }

    @Override
    public void append(String[] row, StringBuilder line) {
        for (int index = 0; index < row.length; index++) {
            ResultColumn column = columns.get(index);
            line.append(index == 0 ? '{' : ',');
            quoted(column.name(), line);
            line.append(':');
            if (row[index] == null) {
                line.append("null");
            } else if (column.isSuper() || column.number() && isFinite(row[index])) {
                line.append(row[index]);
            } else {
                quoted(row[index], line);
            }
        }
        line.append('}');
    }

    /** NaN and Infinity are no JSON numbers. */
    private static boolean isFinite(String number) {
        return number.indexOf('N') < 0 && number.indexOf('I') < 0;
    }

    private static void quoted(String text, StringBuilder line) {
        line.append('"');
        ENCODER.quoteAsString(text, line);
        line.append('"');
    }
}
