package io.landfall.stager.copy;

import io.landfall.project.Compression;
import io.landfall.project.FileFormat;
import io.landfall.project.FileType;
import io.landfall.project.TextEncoding;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes COPY. It takes no bind parameters, so every text is quoted here. Nothing that loses data without a word is ever
 * used: no MAXERROR, no TRUNCATECOLUMNS.
 *
 * @param manifest URL of the manifest
 * @param compression of every file in it; never AUTO
 * @param jsonpaths URL of the jsonpaths file; null for none
 */
record CopyStatement(
        QualifiedName table,
        String manifest,
        String roleArn,
        String region,
        FileFormat format,
        Compression compression,
        String jsonpaths) {

    /** What COPY takes for NULL anyway. */
    private static final String DEFAULT_NULL = "\\N";

    String sql() {
        List<String> clauses = new ArrayList<>();
        clauses.add("COPY " + table.sql());
        clauses.add("FROM " + Identifier.literal(manifest));
        clauses.add("IAM_ROLE " + Identifier.literal(roleArn));
        clauses.add("MANIFEST");
        if (format.type() == FileType.PARQUET) {
            // Next to columnar formats COPY takes hardly an option, not even the region or COMPUPDATE.
            clauses.add("FORMAT AS PARQUET");
            clauses.add("STATUPDATE OFF");
        } else {
            clauses.add("REGION " + Identifier.literal(region));
            addText(clauses);
            // A small load into its own table needs neither encodings chosen nor statistics taken.
            clauses.add("COMPUPDATE OFF STATUPDATE OFF");
        }
        return String.join("\n", clauses);
    }

    private void addText(List<String> clauses) {
        if (format.type() == FileType.CSV) {
            addCsv(clauses);
        } else {
            clauses.add("FORMAT AS JSON " + Identifier.literal(jsonpaths == null ? format.mapping() : jsonpaths));
        }
        if (format.headerLines() > 0) {
            clauses.add("IGNOREHEADER " + format.headerLines());
        }
        if (compression != Compression.NONE) {
            clauses.add(compression.name());
        }
        if (format.encoding() != TextEncoding.UTF8) {
            clauses.add("ENCODING AS " + format.encoding().name());
        }
        clauses.add("TIMEFORMAT " + Identifier.literal(format.timeFormat()));
        if (format.dateFormat() != null) {
            clauses.add("DATEFORMAT " + Identifier.literal(format.dateFormat()));
        }
        if (format.emptyAsNull()) {
            clauses.add("EMPTYASNULL");
        }
    }

    private void addCsv(List<String> clauses) {
        String quote = format.quote() == null ? "" : " QUOTE AS " + Identifier.literal(format.quote());
        // The form that is documented for a tab.
        String delimiter = "\t".equals(format.delimiter()) ? "'\\t'" : Identifier.literal(format.delimiter());
        clauses.add("FORMAT AS CSV" + quote + " DELIMITER " + delimiter);
        if (format.nullAs() != null && !DEFAULT_NULL.equals(format.nullAs())) {
            clauses.add("NULL AS " + Identifier.literal(format.nullAs()));
        }
        if (format.ignoreBlankLines()) {
            clauses.add("IGNOREBLANKLINES");
        }
    }
}
