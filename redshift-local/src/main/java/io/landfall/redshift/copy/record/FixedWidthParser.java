package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import java.util.List;

/** Fields of fixed width, counted in characters, not in bytes. Blanks that pad a field are part of it, until TRIMBLANKS. */
public final class FixedWidthParser implements RecordParser {
    private final List<Integer> widths;
    private final ColumnCount columns;

    public FixedWidthParser(List<Integer> widths, ColumnCount columns) {
        this.widths = List.copyOf(widths);
        this.columns = columns;
    }

    @Override
    public void parse(RawRecord record, Fields fields) throws RecordRejected {
        int from = record.start();
        for (int width : widths) {
            if (from == record.end() && fields.size() > 0) {
                break;
            }
            int to = skipCharacters(record, from, width);
            fields.add(Field.Kind.TEXT, record.buffer(), from, to, from - record.start());
            from = to;
        }
        if (from < record.end()) {
            throw new RecordRejected(LoadErrorCode.TOO_MANY_COLUMNS, "Extra column(s) found");
        }
        columns.fit(fields);
    }

    private static int skipCharacters(RawRecord record, int from, int count) {
        byte[] text = record.buffer();
        int index = from;
        for (int skipped = 0; skipped < count && index < record.end(); skipped++) {
            index++;
            while (index < record.end() && isContinuation(text[index])) {
                index++;
            }
        }
        return index;
    }

    private static boolean isContinuation(byte value) {
        return (value & 0xc0) == 0x80;
    }
}
