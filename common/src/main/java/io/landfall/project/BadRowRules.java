package io.landfall.project;

import java.util.Set;

/** What {@code on_bad_rows: reject_rows} goes together with: files whose rows can be told apart and kept as text. */
final class BadRowRules implements DefinitionRule {

    private static final Set<String> READ = Set.of("none", "gzip", "auto");

    @Override
    public void check(WrittenDefinition definition) {
        for (String dataset : definition.elements("/datasets")) {
            String choice = dataset + "/on_bad_rows";
            if ("reject_rows".equals(definition.text(choice).orElse("reject_file"))) {
                checkFormat(definition, dataset, choice);
            } else if (definition.has(dataset + "/bad_row_limit")) {
                definition.refuse(
                        dataset + "/bad_row_limit", "is for on_bad_rows: reject_rows; add that, or remove this key");
            }
        }
    }

    private static void checkFormat(WrittenDefinition definition, String dataset, String choice) {
        String format = dataset + "/format";
        if ("parquet".equals(definition.text(format + "/type").orElse("json"))) {
            definition.refuse(choice, "COPY takes Parquet files as a whole or not at all; write reject_file");
        }
        String compression = definition.text(format + "/compression").orElse("none");
        if (!READ.contains(compression)) {
            definition.refuse(
                    choice,
                    "bad rows are kept from plain files and from gzip, not from " + compression
                            + "; write reject_file, or compress with gzip");
        }
        if (!"utf8".equals(definition.text(format + "/encoding").orElse("utf8"))) {
            definition.refuse(choice, "bad rows are kept from files in UTF-8 only; write reject_file");
        }
    }
}
