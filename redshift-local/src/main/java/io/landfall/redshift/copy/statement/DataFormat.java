package io.landfall.redshift.copy.statement;

import java.util.List;

/** How the bytes of a source file become records and fields. */
public sealed interface DataFormat {

    /** Name in the load history views. */
    String label();

    /** Whether fields are text without a type of their own, so that NULL AS applies. */
    default boolean delimited() {
        return false;
    }

    default boolean json() {
        return false;
    }

    /**
     * Fields separated by a delimiter.
     *
     * @param delimiter one or more ASCII characters
     * @param escape a backslash takes the next character for itself (ESCAPE)
     * @param removeQuotes quotes around a field are no part of it (REMOVEQUOTES)
     */
    record DelimitedText(String delimiter, boolean escape, boolean removeQuotes) implements DataFormat {
        @Override
        public String label() {
            return "txt";
        }

        @Override
        public boolean delimited() {
            return true;
        }
    }

    /** Comma-separated values with quoting. */
    record Csv(String delimiter, char quote) implements DataFormat {
        @Override
        public String label() {
            return "csv";
        }

        @Override
        public boolean delimited() {
            return true;
        }
    }

    /**
     * Fields of fixed width.
     *
     * @param widths in characters
     */
    record FixedWidth(List<Integer> widths) implements DataFormat {
        @Override
        public String label() {
            return "txt";
        }

        @Override
        public boolean delimited() {
            return true;
        }
    }

    /** Top-level keys matched with column names. */
    record JsonAuto(boolean ignoreCase) implements DataFormat {
        @Override
        public String label() {
            return "json";
        }

        @Override
        public boolean json() {
            return true;
        }
    }

    /** Values picked by the expressions of a JSONPaths file. */
    record JsonPathsFile(S3Location location) implements DataFormat {
        @Override
        public String label() {
            return "json";
        }

        @Override
        public boolean json() {
            return true;
        }
    }

    /** Every object whole, into the only column ('noshred'). */
    record JsonWhole() implements DataFormat {
        @Override
        public String label() {
            return "json";
        }

        @Override
        public boolean json() {
            return true;
        }
    }

    /**
     * Parquet, whose columns are matched by position.
     *
     * @param serializeToJson nested values may be loaded into SUPER columns
     */
    record Parquet(boolean serializeToJson) implements DataFormat {
        @Override
        public String label() {
            return "parquet";
        }
    }

    /** Avro, whose fields are matched with column names. */
    record AvroAuto(boolean ignoreCase) implements DataFormat {
        @Override
        public String label() {
            return "avro";
        }

        @Override
        public boolean json() {
            return true;
        }
    }

    /** Avro, with values picked by the expressions of a JSONPaths file. */
    record AvroPathsFile(S3Location location) implements DataFormat {
        @Override
        public String label() {
            return "avro";
        }

        @Override
        public boolean json() {
            return true;
        }
    }
}
