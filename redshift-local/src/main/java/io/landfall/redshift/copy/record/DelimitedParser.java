package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.RecordRejected;
import java.util.ArrayList;
import java.util.List;

/** Fields between delimiters, without any quoting. */
public final class DelimitedParser implements RecordParser {
    private final char delimiter;
    private final ColumnCount columns;

    public DelimitedParser(char delimiter, ColumnCount columns) {
        this.delimiter = delimiter;
        this.columns = columns;
    }

    @Override
    public List<Field> parse(String record) throws RecordRejected {
        List<Field> fields = new ArrayList<>();
        int start = 0;
        for (int end = record.indexOf(delimiter); end >= 0; end = record.indexOf(delimiter, start)) {
            fields.add(Field.text(record.substring(start, end), start));
            start = end + 1;
        }
        fields.add(Field.text(record.substring(start), start));
        return columns.fit(fields);
    }
}
