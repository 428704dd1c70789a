package io.landfall.redshift.copy;

/**
 * What a successful COPY did.
 *
 * @param rows rows loaded
 * @param rejected rows skipped under MAXERROR
 */
public record CopyResult(String table, long rows, long rejected) {

    /** The notice about the rows that were loaded. */
    public String loadedNotice() {
        return "Load into table '" + table + "' completed, " + rows + " record(s) loaded successfully.";
    }

    /** The notice about skipped rows; only meaningful when there are any. */
    public String rejectedNotice() {
        return "Load into table '" + table + "' completed, " + rejected
                + " record(s) could not be loaded.  Check 'sys_load_error_detail' system table for details.";
    }
}
