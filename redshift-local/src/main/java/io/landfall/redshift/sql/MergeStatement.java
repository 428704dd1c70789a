package io.landfall.redshift.sql;

import java.util.List;
import java.util.Optional;

/**
 * MERGE as Redshift's reference has it: a table, another table, both WHEN clauses in their order or REMOVE DUPLICATES, and
 * nothing else of what PostgreSQL allows.
 *
 * @param target what is written; it takes no alias
 * @param source where the rows come from, a table
 * @param sourceText the source as written, with its alias
 * @param condition tokens of the match condition, white space included
 * @param removeDuplicates whether this is the simplified form
 */
public record MergeStatement(
        RelationName target, RelationName source, String sourceText, String condition, boolean removeDuplicates) {

    /**
     * Reads a MERGE; empty for any other statement.
     *
     * @throws StatementRefused when it is not what Redshift takes
     */
    public static Optional<MergeStatement> parse(Statement statement) {
        return statement.startsWith("merge") ? Optional.of(new MergeReader(statement).read()) : Optional.empty();
    }

    /** The names by which expressions refer to the source and the target. */
    static List<String> qualifiers(RelationName target, RelationName source, String alias) {
        return List.of(target.name(), alias == null ? source.name() : alias);
    }
}
