package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.statement.DataFormat;
import java.nio.charset.StandardCharsets;

/**
 * Comma-separated values; a quote inside quotes is doubled. Blanks between a delimiter and a quote do not count (COPY reference,
 * "Data format parameters").
 */
public final class CsvParser implements RecordParser {
    private final byte[] delimiter;
    private final byte quote;
    private final ColumnCount columns;

    public CsvParser(DataFormat.Csv format, ColumnCount columns) {
        this.delimiter = format.delimiter().getBytes(StandardCharsets.US_ASCII);
        this.quote = (byte) format.quote();
        this.columns = columns;
    }

    @Override
    public void parse(RawRecord record, Fields fields) throws RecordRejected {
        byte[] text = record.buffer();
        int end = record.end();
        int from = record.start();
        while (true) {
            int first = skipBlanks(text, from, end);
            boolean quoted = first < end && text[first] == quote;
            int to = quoted ? addQuoted(record, first, fields) : Ascii.indexOf(text, from, end, delimiter);
            if (!quoted) {
                fields.add(Field.Kind.TEXT, text, from, to, from - record.start());
            }
            if (to == end) {
                columns.fit(fields);
                return;
            }
            from = to + delimiter.length;
        }
    }

    /** Adds the field whose opening quote is at {@code open} and returns where the delimiter behind it is. */
    private int addQuoted(RawRecord record, int open, Fields fields) throws RecordRejected {
        byte[] text = record.buffer();
        int close = open + 1;
        int doubled = 0;
        while (close < record.end() && (text[close] != quote || isDoubled(text, close, record.end()))) {
            doubled += text[close] == quote ? 1 : 0;
            close += text[close] == quote ? 2 : 1;
        }
        if (close >= record.end()) {
            throw new RecordRejected(LoadErrorCode.DELIMITER_NOT_FOUND, "Delimited value missing end quote");
        }
        add(text, open, close, doubled, open - record.start(), fields);
        int behind = skipBlanks(text, close + 1, record.end());
        if (behind < record.end() && !Ascii.startsWith(text, behind, record.end(), delimiter)) {
            throw new RecordRejected(LoadErrorCode.DELIMITER_NOT_FOUND, "Invalid quote formatting for CSV");
        }
        return behind;
    }

    private void add(byte[] text, int open, int close, int doubled, int position, Fields fields) {
        if (doubled == 0) {
            fields.add(Field.Kind.TEXT, text, open + 1, close, position);
            return;
        }
        byte[] plain = new byte[close - open - 1 - doubled];
        int from = open + 1;
        for (int to = 0; to < plain.length; to++) {
            plain[to] = text[from];
            from += text[from] == quote ? 2 : 1;
        }
        fields.add(Field.Kind.TEXT, plain, 0, plain.length, position);
    }

    private boolean isDoubled(byte[] text, int index, int end) {
        return index + 1 < end && text[index + 1] == quote;
    }

    private int skipBlanks(byte[] text, int from, int end) {
        int index = from;
        while (index < end && Ascii.blankBesides(delimiter, text[index])) {
            index++;
        }
        return index;
    }
}
