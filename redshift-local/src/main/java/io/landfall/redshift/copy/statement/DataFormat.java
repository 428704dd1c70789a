package io.landfall.redshift.copy.statement;

/** How the bytes of a source file become records and fields. */
public sealed interface DataFormat {

    /** Name in the load history views. */
    String label();

    /** Fields separated by a delimiter, without quoting. */
    record DelimitedText(char delimiter) implements DataFormat {
        @Override
        public String label() {
            return "txt";
        }
    }

    /** Comma-separated values with quoting. */
    record Csv(char delimiter, char quote) implements DataFormat {
        @Override
        public String label() {
            return "csv";
        }
    }

    /** Top-level keys matched with column names. */
    record JsonAuto(boolean ignoreCase) implements DataFormat {
        @Override
        public String label() {
            return "json";
        }
    }

    /** Values picked by the expressions of a JSONPaths file. */
    record JsonPathsFile(S3Location location) implements DataFormat {
        @Override
        public String label() {
            return "json";
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
    }

    /** Avro, with values picked by the expressions of a JSONPaths file. */
    record AvroPathsFile(S3Location location) implements DataFormat {
        @Override
        public String label() {
            return "avro";
        }
    }
}
