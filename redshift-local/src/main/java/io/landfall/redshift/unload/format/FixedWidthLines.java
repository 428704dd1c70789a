package io.landfall.redshift.unload.format;

import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.util.List;

/** Fields of fixed widths, filled up with blanks on the right. Nothing is cut (UNLOAD reference, FIXEDWIDTH). */
final class FixedWidthLines implements LineFormat {
    private final List<Integer> widths;
    private final List<ResultColumn> columns;
    private final String nullAs;

    private FixedWidthLines(List<Integer> widths, List<ResultColumn> columns, String nullAs) {
        this.widths = widths;
        this.columns = columns;
        this.nullAs = nullAs;
    }

    static FixedWidthLines of(List<Integer> widths, List<ResultColumn> columns, String nullAs) throws StatementFailed {
        if (widths.size() != columns.size()) {
            throw new StatementFailed(ServerError.of(
                    ServerError.INTERNAL_ERROR,
                    "FIXEDWIDTH specification has " + widths.size() + " columns, the query has " + columns.size()));
        }
        return new FixedWidthLines(widths, columns, nullAs);
    }

    @Override
    public void append(String[] row, StringBuilder line) throws StatementFailed {
        for (int index = 0; index < row.length; index++) {
            String text = row[index] == null ? nullText(index) : row[index];
            int missing = widths.get(index) - text.codePointCount(0, text.length());
            if (missing < 0) {
                throw new StatementFailed(ServerError.of(
                        ServerError.INTERNAL_ERROR,
                        "Value of column \"" + columns.get(index).name() + "\" is longer than its FIXEDWIDTH of "
                                + widths.get(index)));
            }
            line.append(text).append(" ".repeat(missing));
        }
    }

    /** A null string that is too long is left out, except in character columns, where it is an error. */
    private String nullText(int index) {
        boolean leftOut =
                nullAs.length() > widths.get(index) && !columns.get(index).character();
        return leftOut ? "" : nullAs;
    }
}
