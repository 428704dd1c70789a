package io.landfall.redshift.unload.format;

import io.landfall.redshift.unload.statement.UnloadFormat;
import java.util.List;

/** Fields between delimiters, with ADDQUOTES and ESCAPE. */
final class DelimitedLines implements LineFormat {
    private final UnloadFormat.DelimitedText format;
    private final List<ResultColumn> columns;
    private final String nullAs;

    DelimitedLines(UnloadFormat.DelimitedText format, List<ResultColumn> columns, String nullAs) {
        this.format = format;
        this.columns = columns;
        this.nullAs = nullAs;
    }

    @Override
    public void append(String[] row, StringBuilder line) {
        for (int index = 0; index < row.length; index++) {
            append(index, row[index], columns.get(index).character(), line);
        }
    }

    @Override
    public void appendHeader(String[] names, StringBuilder line) {
        for (int index = 0; index < names.length; index++) {
            append(index, names[index], true, line);
        }
    }

    private void append(int index, String value, boolean character, StringBuilder line) {
        if (index > 0) {
            line.append(format.delimiter());
        }
        if (value == null) {
            line.append(nullAs);
            return;
        }
        String quote = format.addQuotes() ? "\"" : "";
        line.append(quote);
        if (format.escape() && character) {
            appendEscaped(value, line);
        } else {
            line.append(value);
        }
        line.append(quote);
    }

    private void appendEscaped(String value, StringBuilder line) {
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            boolean quote = format.addQuotes() && (c == '"' || c == '\'');
            if (c == '\n' || c == '\r' || c == '\\' || c == format.delimiter() || quote) {
                line.append('\\');
            }
            line.append(c);
        }
    }
}
