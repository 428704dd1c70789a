package io.landfall.stager.copy;

import io.landfall.project.FileFormat;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;

/**
 * Writes COPY. It takes no bind parameters, so every text is quoted here. Nothing that loses data without a word is ever
 * used: no MAXERROR, no TRUNCATECOLUMNS.
 *
 * @param manifest URL of the manifest
 * @param jsonpaths URL of the jsonpaths file; null for none
 */
record CopyStatement(
        QualifiedName table, String manifest, String roleArn, String region, FileFormat format, String jsonpaths) {

    String sql() {
        return "COPY " + table.sql()
                + "\nFROM " + Identifier.literal(manifest)
                + "\nIAM_ROLE " + Identifier.literal(roleArn)
                + "\nMANIFEST REGION " + Identifier.literal(region)
                + "\n" + formatClause()
                + ("gzip".equals(format.compression()) ? " GZIP" : "")
                + "\nTIMEFORMAT " + Identifier.literal(format.timeFormat())
                // A small load into its own table needs neither encodings chosen nor statistics taken.
                + "\nCOMPUPDATE OFF STATUPDATE OFF";
    }

    private String formatClause() {
        if ("csv".equals(format.type())) {
            return "FORMAT AS CSV DELIMITER " + Identifier.literal(format.delimiter())
                    + (format.headerLines() > 0 ? " IGNOREHEADER " + format.headerLines() : "");
        }
        return "FORMAT AS JSON " + Identifier.literal(jsonpaths == null ? format.mapping() : jsonpaths);
    }
}
