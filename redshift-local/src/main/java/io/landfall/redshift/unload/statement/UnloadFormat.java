package io.landfall.redshift.unload.statement;

import java.util.List;

/** What the files of an UNLOAD contain. */
public sealed interface UnloadFormat {

    /** Name in STL_UNLOAD_LOG and its relatives. */
    default String label() {
        return "Text";
    }

    /**
     * Fields between delimiters.
     *
     * @param addQuotes every field that is not NULL stands in double quotes
     * @param escape a backslash stands before what COPY with ESCAPE would misread, in character columns
     */
    record DelimitedText(char delimiter, boolean addQuotes, boolean escape) implements UnloadFormat {}

    /** Fields in double quotes where they have to be. */
    record Csv(char delimiter) implements UnloadFormat {}

    /** Fields of fixed widths, in characters, in the order of the columns. */
    record FixedWidth(List<Integer> widths) implements UnloadFormat {
        public FixedWidth {
            widths = List.copyOf(widths);
        }
    }

    /** One object on each line. */
    record Json() implements UnloadFormat {
        @Override
        public String label() {
            return "JSON";
        }
    }

    /** Parquet, compressed with Snappy. */
    record Parquet(long rowGroupBytes) implements UnloadFormat {
        @Override
        public String label() {
            return "Parquet";
        }
    }
}
