package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.statement.DataFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Delimited text with ESCAPE or REMOVEQUOTES: a backslash takes the next character for itself, and a field in single or double
 * quotes may contain delimiters (COPY reference, "Data conversion parameters").
 */
public final class EscapedParser implements RecordParser {
    private static final byte[] NULL_MARK = {'\\', 'N'};

    private final byte[] delimiter;
    private final boolean escape;
    private final boolean removeQuotes;
    private final ColumnCount columns;

    public EscapedParser(DataFormat.DelimitedText format, ColumnCount columns) {
        this.delimiter = format.delimiter().getBytes(StandardCharsets.US_ASCII);
        this.escape = format.escape();
        this.removeQuotes = format.removeQuotes();
        this.columns = columns;
    }

    @Override
    public void parse(RawRecord record, Fields fields) throws RecordRejected {
        int from = record.start();
        while (true) {
            boolean quoted = removeQuotes && isQuote(record, from);
            int to = quoted ? behindQuoted(record, from) : endOfPlain(record, from);
            int margin = quoted ? 1 : 0;
            addField(record, from + margin, to - margin, from - record.start(), fields);
            if (to == record.end()) {
                columns.fit(fields);
                return;
            }
            from = to + delimiter.length;
        }
    }

    private static boolean isQuote(RawRecord record, int index) {
        return index < record.end() && (record.buffer()[index] == '"' || record.buffer()[index] == '\'');
    }

    private int endOfPlain(RawRecord record, int from) {
        int index = from;
        while (index < record.end() && !delimiterAt(record, index)) {
            index += escaped(record, index) ? 2 : 1;
        }
        return Math.min(index, record.end());
    }

    /** Behind the closing quote, which is the one that a delimiter or the end of the record follows. */
    private int behindQuoted(RawRecord record, int open) throws RecordRejected {
        byte quote = record.buffer()[open];
        int index = open + 1;
        while (index < record.end()) {
            boolean last = index + 1 == record.end() || delimiterAt(record, index + 1);
            if (record.buffer()[index] == quote && last) {
                return index + 1;
            }
            index += escaped(record, index) ? 2 : 1;
        }
        throw new RecordRejected(LoadErrorCode.DELIMITER_NOT_FOUND, "Delimited value missing end quote");
    }

    private boolean delimiterAt(RawRecord record, int index) {
        return Ascii.startsWith(record.buffer(), index, record.end(), delimiter);
    }

    private boolean escaped(RawRecord record, int index) {
        return escape && record.buffer()[index] == '\\' && index + 1 < record.end();
    }

    /** The mark for NULL is no escape sequence. */
    private void addField(RawRecord record, int from, int to, int position, Fields fields) {
        byte[] text = record.buffer();
        boolean nullMark = to - from == NULL_MARK.length && Ascii.startsWith(text, from, to, NULL_MARK);
        if (!escape || nullMark) {
            fields.add(Field.Kind.TEXT, text, from, to, position);
            return;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from);
        for (int index = from; index < to; index++) {
            index += escaped(record, index) ? 1 : 0;
            plain.write(text[index]);
        }
        fields.add(Field.Kind.TEXT, plain.toByteArray(), 0, plain.size(), position);
    }
}
