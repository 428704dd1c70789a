package io.landfall.stager.reject;

/** How a file ends. */
sealed interface Expected {
    /** Its columns of the table in {@code docs/rejects.md}. */
    String inWords();

    /** Not loaded. */
    record Rejected(int code, Long line, String column, String reason) implements Expected {
        @Override
        public String inWords() {
            return "rejected | " + (code == 0 ? "–" : code) + " | " + (line == null ? "–" : line) + " | "
                    + (column == null ? "–" : '`' + column + '`') + " | " + reason.replace("|", "\\|");
        }
    }

    /** Loaded, because COPY finds nothing wrong with it. */
    record Loaded(long rows) implements Expected {
        @Override
        public String inWords() {
            return "staged, " + rows + (rows == 1 ? " row" : " rows") + " | – | – | – | –";
        }
    }
}
