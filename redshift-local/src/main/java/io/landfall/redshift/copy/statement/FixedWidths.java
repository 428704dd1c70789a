package io.landfall.redshift.copy.statement;

import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;

/** The argument of FIXEDWIDTH: {@code 'label:width, …'}. Labels are for people only. */
final class FixedWidths {
    private FixedWidths() {}

    static List<Integer> parse(String specification) {
        List<Integer> widths = new ArrayList<>();
        for (String entry : specification.split(",", -1)) {
            int colon = entry.lastIndexOf(':');
            String width = entry.substring(colon + 1).strip();
            if (colon < 0 || !width.matches("[1-9]\\d{0,7}")) {
                throw new StatementRefused(ServerError.of(
                        ServerError.SYNTAX_ERROR, "invalid FIXEDWIDTH specification \"" + specification + "\""));
            }
            widths.add(Integer.parseInt(width));
        }
        return List.copyOf(widths);
    }
}
