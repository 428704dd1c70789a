package io.landfall.redshift.sql;

import java.util.List;

/** A node of a statement's tree: a single token, or what stands between brackets. Joined, the nodes are the statement. */
sealed interface SqlNode {

    /**
     * One token.
     *
     * @param token never a parenthesis or bracket that has a partner
     */
    record Leaf(Token token) implements SqlNode {}

    /**
     * A parenthesised or bracketed group.
     *
     * @param open {@code (} or {@code [}
     * @param nodes what is inside
     * @param close the partner of {@code open}; null if the text ends before it
     */
    record Group(Token open, List<SqlNode> nodes, Token close) implements SqlNode {
        Group withNodes(List<SqlNode> others) {
            return new Group(open, others, close);
        }
    }

    /** Text made up by a rewriter. */
    static SqlNode text(String sql) {
        return new Leaf(new Token(Token.Type.WORD, sql));
    }

    /** False for white space and comments. */
    default boolean significant() {
        return !(this instanceof Leaf leaf) || leaf.token().significant();
    }

    /** Whether this is the unquoted word {@code word}, given in lower case. */
    default boolean isWord(String word) {
        return this instanceof Leaf leaf && leaf.token().isWord(word);
    }

    default boolean isSymbol(char symbol) {
        return this instanceof Leaf leaf && leaf.token().isSymbol(symbol);
    }

    default boolean isString() {
        return this instanceof Leaf leaf && leaf.token().isString();
    }

    default boolean isNumber() {
        return this instanceof Leaf leaf && leaf.token().type() == Token.Type.NUMBER;
    }

    default boolean isIdentifier() {
        return this instanceof Leaf leaf && leaf.token().isIdentifier();
    }

    /** Whether this is a group in parentheses. */
    default boolean isParenthesised() {
        return this instanceof Group group && group.open().isSymbol('(');
    }

    /** Whether this is a group in square brackets. */
    default boolean isBracketed() {
        return this instanceof Group group && group.open().isSymbol('[');
    }

    /** The unquoted word in lower case; an empty string for anything else. */
    default String keyword() {
        return this instanceof Leaf leaf ? leaf.token().keyword() : "";
    }

    /** The nodes of a group; an empty list for a token. */
    default List<SqlNode> inside() {
        return this instanceof Group group ? group.nodes() : List.of();
    }

    default void appendTo(StringBuilder out) {
        if (this instanceof Leaf leaf) {
            out.append(leaf.token().text());
        } else if (this instanceof Group group) {
            out.append(group.open().text());
            group.nodes().forEach(node -> node.appendTo(out));
            out.append(group.close() == null ? "" : group.close().text());
        }
    }
}
