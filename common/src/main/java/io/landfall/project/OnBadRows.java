package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a file with rows that cannot be loaded. */
public enum OnBadRows {
    /** It is not loaded. */
    @JsonProperty("reject_file")
    REJECT_FILE,
    /** Its other rows are loaded, and these are kept aside in {@code landfall.rejected_row}. */
    @JsonProperty("reject_rows")
    REJECT_ROWS
}
