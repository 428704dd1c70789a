package io.landfall.redshift.copy;

import java.util.ArrayList;
import java.util.List;

/**
 * What a successful COPY did.
 *
 * @param rows rows loaded
 * @param rejected rows skipped under MAXERROR or IGNOREALLERRORS
 * @param replaced rows loaded with replacements for invalid bytes
 */
public record CopyResult(String table, long rows, long rejected, long replaced) {

    /** The notices the client gets, in order. */
    public List<String> notices() {
        String completed = "Load into table '" + table + "' completed, ";
        List<String> notices = new ArrayList<>();
        notices.add(completed + rows + " record(s) loaded successfully.");
        if (rejected > 0) {
            notices.add(completed + rejected
                    + " record(s) could not be loaded.  Check 'sys_load_error_detail' system table for details.");
        }
        if (replaced > 0) {
            notices.add(completed + replaced
                    + " record(s) were loaded with replacements made for ACCEPTINVCHARS."
                    + "  Check 'stl_replacements' system table for details.");
        }
        return notices;
    }
}
