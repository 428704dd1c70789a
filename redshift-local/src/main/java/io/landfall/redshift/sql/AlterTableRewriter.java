package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rewrites ALTER TABLE: keys and storage attributes are only recorded, new columns are read as in CREATE TABLE. */
final class AlterTableRewriter {
    private final List<Token> tokens;
    private final int action;
    private final String table;
    private final StorageAttributes attributes = new StorageAttributes();

    private AlterTableRewriter(List<Token> tokens) {
        this.tokens = tokens;
        int name = 0;
        for (int words = 0; words < 2; words++) {
            name = TokenLists.nextSignificant(tokens, name) + 1;
        }
        name = TokenLists.nextSignificant(tokens, name);
        if (name >= tokens.size()) {
            throw StatementRefused.syntaxError(null);
        }
        this.action = TokenLists.nextSignificant(tokens, TokenLists.behindQualifiedName(tokens, name));
        this.table = TokenLists.qualifiedName(new TokenCursor(TokenLists.significant(tokens.subList(name, action))));
    }

    static List<Token> rewrite(List<Token> tokens) {
        AlterTableRewriter rewriter = new AlterTableRewriter(tokens);
        List<Token> out = rewriter.run();
        rewriter.attributes.recordFor(rewriter.table);
        return out;
    }

    /** What the statement changes of storage and keys. */
    static Optional<TableRecord> record(List<Token> tokens) {
        AlterTableRewriter rewriter = new AlterTableRewriter(tokens);
        rewriter.run();
        TableRecord record = rewriter.attributes.recordFor(rewriter.table);
        return rewriter.attributes.isEmpty() ? Optional.empty() : Optional.of(record);
    }

    private List<Token> run() {
        TokenCursor cursor = new TokenCursor(TokenLists.significant(tokens.subList(action, tokens.size())));
        if (cursor.atEnd()) {
            throw StatementRefused.syntaxError(null);
        }
        switch (cursor.peek().keyword()) {
            case "row" -> throw StatementRefused.notSupported("ALTER TABLE … ROW LEVEL SECURITY");
            case "set", "partition" -> throw StatementRefused.notSupported("ALTER TABLE of external tables");
            case "add" -> {
                return add();
            }
            case "drop" -> {
                return drop(cursor);
            }
            case "alter" -> {
                return alter(cursor);
            }
            case "rename", "owner" -> {
                return tokens;
            }
            default -> throw cursor.syntaxError();
        }
    }

    private List<Token> add() {
        List<Token> element = behindWord(tokens.subList(action, tokens.size()), "add");
        refuseSeveral(element);
        if (TableConstraint.isConstraint(element)) {
            DeclaredKey key = TableConstraint.parse(element);
            attributes.key(key);
            return withAction(key.kind().equals("p") ? keyColumnsNotNull(key.columns()) : noChange());
        }
        TokenCursor cursor = new TokenCursor(TokenLists.significant(element));
        List<Token> definition = cursor.peek().isWord("column") ? behindWord(element, "column") : element;
        if (new TokenCursor(TokenLists.significant(definition)).skipWord("if")) {
            throw StatementRefused.syntaxError("not");
        }
        List<Token> out = new ArrayList<>(tokens.subList(0, tokens.size() - definition.size()));
        out.addAll(ColumnRewriter.rewriteAdded(definition, attributes));
        return out;
    }

    private List<Token> drop(TokenCursor cursor) {
        refuseSeveral(tokens.subList(action, tokens.size()));
        cursor.next();
        if (cursor.skipWord("constraint")) {
            attributes.droppedKey(cursor.expectIdentifier());
            if (!cursor.skipWord("cascade")) {
                cursor.skipWord("restrict");
            }
            if (!cursor.atEnd()) {
                throw cursor.syntaxError();
            }
            return withAction(noChange());
        }
        cursor.skipWord("column");
        if (cursor.peek().isWord("if")) {
            throw StatementRefused.syntaxError("exists");
        }
        return tokens;
    }

    private List<Token> alter(TokenCursor cursor) {
        Optional<Resize> resize = Resize.of(cursor);
        if (resize.isPresent()) {
            return withAction("ALTER COLUMN " + TokenLists.quoted(resize.get().column()) + " TYPE varchar("
                    + resize.get().length() + ")");
        }
        new StorageChange(cursor, attributes).run();
        return withAction(noChange());
    }

    /** One action per statement, as in PostgreSQL 8.0 before Redshift branched off. */
    private static void refuseSeveral(List<Token> element) {
        if (TokenLists.splitAtCommas(element).size() > 1) {
            throw StatementRefused.syntaxError(",");
        }
    }

    /** An action that checks that the table exists and changes nothing. */
    private static String noChange() {
        return "RESET (fillfactor)";
    }

    private static String keyColumnsNotNull(List<String> columns) {
        return columns.stream()
                .map(column -> "ALTER COLUMN " + TokenLists.quoted(column) + " SET NOT NULL")
                .collect(Collectors.joining(", "));
    }

    private List<Token> withAction(String replacement) {
        List<Token> out = new ArrayList<>(tokens.subList(0, action));
        out.add(new Token(Token.Type.WORD, replacement));
        return out;
    }

    private static List<Token> behindWord(List<Token> tokens, String word) {
        int index = 0;
        while (!tokens.get(index).isWord(word)) {
            index++;
        }
        return tokens.subList(index + 1, tokens.size());
    }

    /** The error for what ALTER COLUMN cannot change. */
    static StatementRefused unsupported(String what) {
        return new StatementRefused(ServerError.of(
                ServerError.FEATURE_NOT_SUPPORTED,
                "ALTER COLUMN " + what.toUpperCase(Locale.ROOT) + " is not supported"));
    }
}
