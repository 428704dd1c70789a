package io.landfall.redshift.unload.format;

/** Comma-separated values; quotes only where they are needed (UNLOAD reference, CSV). */
record CsvLines(char delimiter, String nullAs) implements LineFormat {

    @Override
    public void append(String[] row, StringBuilder line) {
        for (int index = 0; index < row.length; index++) {
            if (index > 0) {
                line.append(delimiter);
            }
            append(row[index], line);
        }
    }

    private void append(String value, StringBuilder line) {
        if (value == null) {
            line.append(nullAs);
        } else if (needsQuotes(value)) {
            line.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            line.append(value);
        }
    }

    private boolean needsQuotes(String value) {
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
