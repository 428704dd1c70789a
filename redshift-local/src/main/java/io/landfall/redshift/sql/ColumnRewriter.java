package io.landfall.redshift.sql;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rewrites one column definition: storage attributes go, keys are accepted but not enforced, a primary key still means NOT NULL
 * (CREATE TABLE reference, "Constraints").
 */
final class ColumnRewriter {
    private ColumnRewriter() {}

    /**
     * Rewrites a definition of the form {@code name type attributes}.
     *
     * @param primaryKey names of the columns in the table's PRIMARY KEY constraint
     */
    static List<Token> rewrite(List<Token> definition, Set<String> primaryKey) {
        TokenFilter filter = new TokenFilter(definition);
        if (filter.hasNext()) {
            boolean key = primaryKey.contains(filter.peek().identifier());
            filter.keep();
            type(filter);
            if (key) {
                filter.put("NOT NULL");
            }
        }
        while (filter.hasNext()) {
            attribute(filter);
        }
        return filter.kept();
    }

    private static void type(TokenFilter filter) {
        if (!filter.hasNext()) {
            return;
        }
        if (filter.nextAre("character", "varying") || filter.nextAre("national")) {
            filter.keep();
            filter.hasNext();
        }
        filter.replace(ColumnType.translate(filter.peek(), filter.symbolFollows('(')));
        if (filter.nextIsSymbol('(') && filter.hasNext()) {
            filter.keepGroup();
        }
    }

    private static void attribute(TokenFilter filter) {
        Token token = filter.peek();
        switch (token.keyword()) {
            case "distkey", "sortkey", "unique" -> filter.drop();
            case "encode" -> filter.drop(2);
            case "collate" -> collation(filter);
            case "identity" -> identity(filter, 1, "ALWAYS");
            case "generated" -> generated(filter);
            case "primary" -> {
                filter.drop(2);
                filter.put("NOT NULL");
            }
            case "references" -> reference(filter);
            case "constraint" -> filter.drop(2);
            default -> keep(filter, token);
        }
    }

    private static void keep(TokenFilter filter, Token token) {
        if (token.isSymbol('(')) {
            filter.keepGroup();
        } else {
            filter.keep();
        }
    }

    private static void generated(TokenFilter filter) {
        if (filter.nextAre("generated", "by", "default", "as", "identity")) {
            identity(filter, 5, "BY DEFAULT");
        } else {
            filter.keep();
        }
    }

    /** IDENTITY(0,1) starts at 0, which PostgreSQL allows only with a lower bound that is low enough. */
    private static void identity(TokenFilter filter, int words, String kind) {
        filter.drop(words);
        List<List<Token>> arguments = TokenLists.splitAtCommas(filter.dropGroup());
        if (arguments.size() != 2) {
            throw StatementRefused.syntaxError("IDENTITY");
        }
        BigInteger seed = number(arguments.get(0));
        BigInteger step = number(arguments.get(1));
        String bound = step.signum() < 0 ? "MAXVALUE" : "MINVALUE";
        filter.put(String.format(
                Locale.ROOT,
                "GENERATED %s AS IDENTITY (START WITH %d INCREMENT BY %d %s %d)",
                kind,
                seed,
                step,
                bound,
                seed));
    }

    private static BigInteger number(List<Token> tokens) {
        String text = TokenLists.text(tokens).strip();
        if (!text.matches("[+-]?\\d{1,18}")) {
            throw StatementRefused.syntaxError(text);
        }
        return new BigInteger(text);
    }

    private static void collation(TokenFilter filter) {
        filter.drop();
        Token collation = filter.drop();
        if (!collation.isWord("case_sensitive")) {
            throw StatementRefused.notSupported("COLLATE " + collation.text().toUpperCase(Locale.ROOT));
        }
    }

    /** REFERENCES table [ ( column ) ] */
    private static void reference(TokenFilter filter) {
        filter.drop(2);
        while (filter.nextIsSymbol('.')) {
            filter.drop(2);
        }
        if (filter.nextIsSymbol('(')) {
            filter.dropGroup();
        }
    }
}
