package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.statement.DataFormat;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values; a quote inside quotes is doubled. */
public final class CsvParser implements RecordParser {
    private final char delimiter;
    private final char quote;
    private final ColumnCount columns;

    public CsvParser(DataFormat.Csv format, ColumnCount columns) {
        this.delimiter = format.delimiter();
        this.quote = format.quote();
        this.columns = columns;
    }

    @Override
    public List<Field> parse(String record) throws RecordRejected {
        List<Field> fields = new ArrayList<>();
        int start = 0;
        while (true) {
            boolean quoted = start < record.length() && record.charAt(start) == quote;
            int end = quoted ? closingQuote(record, start) + 1 : endOfPlain(record, start);
            String text = quoted ? unquote(record.substring(start + 1, end - 1)) : record.substring(start, end);
            fields.add(Field.text(text, start));
            if (end == record.length()) {
                return columns.fit(fields);
            }
            if (record.charAt(end) != delimiter) {
                throw new RecordRejected(LoadErrorCode.DELIMITER_NOT_FOUND, "Invalid quote formatting for CSV");
            }
            start = end + 1;
        }
    }

    private int endOfPlain(String record, int start) {
        int end = record.indexOf(delimiter, start);
        return end < 0 ? record.length() : end;
    }

    private int closingQuote(String record, int open) throws RecordRejected {
        int index = record.indexOf(quote, open + 1);
        while (index >= 0) {
            if (index + 1 == record.length() || record.charAt(index + 1) != quote) {
                return index;
            }
            index = record.indexOf(quote, index + 2);
        }
        throw new RecordRejected(LoadErrorCode.DELIMITER_NOT_FOUND, "Delimited value missing end quote");
    }

    private String unquote(String body) {
        String mark = String.valueOf(quote);
        return body.indexOf(quote) < 0 ? body : body.replace(mark + mark, mark);
    }
}
