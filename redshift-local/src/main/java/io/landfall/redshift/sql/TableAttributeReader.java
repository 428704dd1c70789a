package io.landfall.redshift.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes the storage attributes out of what stands between the column list (or the name) of a new table and AS. */
final class TableAttributeReader {
    private final TokenFilter filter;
    private final StorageAttributes attributes;

    TableAttributeReader(List<Token> tokens, StorageAttributes attributes) {
        this.filter = new TokenFilter(tokens);
        this.attributes = attributes;
    }

    /**
     * What remains.
     *
     * @throws StatementRefused at a clause that Redshift does not have, for example TABLESPACE or PARTITION BY
     */
    List<Token> run() {
        boolean stored = false;
        while (filter.hasNext()) {
            Token token = filter.peek();
            if (token.isWord("as")) {
                query(stored);
            } else {
                attribute(token);
                stored = true;
            }
        }
        return filter.kept();
    }

    private void attribute(Token token) {
        switch (token.keyword()) {
            case "backup" -> {
                filter.drop();
                attributes.backup(filter.drop().keyword());
            }
            case "diststyle" -> {
                filter.drop();
                attributes.distStyle(filter.drop().text());
            }
            case "encode" -> encodeAuto();
            case "distkey" -> distKey();
            case "sortkey" -> sortKey("COMPOUND");
            case "compound", "interleaved" -> sortKey(filter.drop().text().toUpperCase(Locale.ROOT));
            case "auto" -> refresh();
            default -> throw StatementRefused.syntaxError(token.text());
        }
    }

    private void encodeAuto() {
        filter.drop();
        Token auto = filter.drop();
        if (!auto.isWord("auto")) {
            throw StatementRefused.syntaxError(auto.text());
        }
        attributes.encodeAuto();
    }

    private void distKey() {
        filter.drop();
        List<String> columns = columns();
        if (columns.size() != 1) {
            throw StatementRefused.syntaxError(",");
        }
        attributes.distKey(columns.get(0));
    }

    private void sortKey(String style) {
        Token word = filter.drop();
        if (!word.isWord("sortkey")) {
            throw StatementRefused.syntaxError(word.text());
        }
        if (filter.nextAre("auto")) {
            filter.drop();
            attributes.sortKeys("AUTO", List.of());
        } else {
            attributes.sortKeys(style, columns());
        }
    }

    private List<String> columns() {
        return TableConstraint.columnList(filter.dropGroup());
    }

    /** AUTO REFRESH of a materialized view: nothing here refreshes by itself. */
    private void refresh() {
        filter.drop();
        Token word = filter.drop();
        if (!word.isWord("refresh")) {
            throw StatementRefused.syntaxError(word.text());
        }
        if (!filter.drop().isWord("no")) {
            throw StatementRefused.notSupported("AUTO REFRESH YES");
        }
    }

    /** @param stored whether storage attributes were given, so that none are inherited from the table the query reads */
    private void query(boolean stored) {
        int before = filter.kept().size();
        filter.keepRest();
        List<Token> query = filter.kept().subList(before, filter.kept().size());
        if (!stored) {
            source(query).ifPresent(attributes::source);
        }
    }

    /** The table of {@code AS SELECT … FROM table [WHERE …]}, whose keys the new table inherits ("CTAS usage notes"). */
    private static Optional<String> source(List<Token> query) {
        TokenCursor cursor = new TokenCursor(TokenLists.significant(query));
        cursor.skipWord("as");
        boolean parenthesis = cursor.skipSymbol('(');
        if (!cursor.skipWord("select")) {
            return Optional.empty();
        }
        int depth = 0;
        while (!cursor.atEnd() && (depth > 0 || !cursor.peek().isWord("from"))) {
            Token token = cursor.next();
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
        }
        if (!cursor.skipWord("from") || !cursor.peek().isIdentifier()) {
            return Optional.empty();
        }
        String table = TokenLists.qualifiedName(cursor);
        boolean alone = cursor.atEnd()
                || cursor.peek().isWord("where")
                || parenthesis && cursor.peek().isSymbol(')');
        return alone ? Optional.of(table) : Optional.empty();
    }
}
