package io.landfall.redshift.unload.format;

import io.landfall.redshift.unload.statement.UnloadFormat;
import io.landfall.redshift.unload.statement.UnloadStatement;
import io.landfall.redshift.wire.StatementFailed;
import java.util.List;

/** A format that has one line for each row. */
interface LineFormat {

    /** Appends the row without its line end. */
    void append(String[] row, StringBuilder line) throws StatementFailed;

    /** Appends the names of the columns, treated as character values. */
    default void appendHeader(String[] names, StringBuilder line) throws StatementFailed {
        append(names, line);
    }

    static LineFormat of(UnloadStatement statement, List<ResultColumn> columns) throws StatementFailed {
        UnloadFormat format = statement.format();
        String nullAs = statement.options().nullAs();
        if (format instanceof UnloadFormat.Csv csv) {
            return new CsvLines(csv.delimiter(), nullAs);
        }
        if (format instanceof UnloadFormat.FixedWidth fixed) {
            return FixedWidthLines.of(fixed.widths(), columns, nullAs);
        }
        if (format instanceof UnloadFormat.Json) {
            return JsonLines.of(columns);
        }
        return new DelimitedLines((UnloadFormat.DelimitedText) format, columns, nullAs);
    }
}
