package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rewrites one column definition: storage attributes go, keys are accepted but not enforced, a primary key still means NOT NULL
 * (CREATE TABLE reference, "Constraints").
 */
final class ColumnRewriter {
    private static final Set<String> CREATION_ONLY =
            Set.of("distkey", "sortkey", "primary", "unique", "references", "identity", "generated");

    private final TokenFilter filter;
    private final StorageAttributes attributes;
    private String column;

    private ColumnRewriter(List<Token> definition, StorageAttributes attributes) {
        this.filter = new TokenFilter(definition);
        this.attributes = attributes;
    }

    /**
     * Rewrites a definition of the form {@code name type attributes} of a new table.
     *
     * @param primaryKey names of the columns in the table's PRIMARY KEY constraint
     * @param attributes learns of the column's storage
     */
    static List<Token> rewrite(List<Token> definition, Set<String> primaryKey, StorageAttributes attributes) {
        return new ColumnRewriter(definition, attributes).run(primaryKey);
    }

    /** Rewrites the definition of a column that is added later, which allows less (ALTER TABLE reference, "ADD COLUMN"). */
    static List<Token> rewriteAdded(List<Token> definition, StorageAttributes attributes) {
        List<Token> significant = TokenLists.significant(definition);
        boolean notNull = false;
        boolean defaulted = false;
        for (int index = 2; index < significant.size(); index++) {
            Token token = significant.get(index);
            if (CREATION_ONLY.contains(token.keyword())) {
                throw StatementRefused.syntaxError(token.text());
            }
            notNull |= token.isWord("null") && significant.get(index - 1).isWord("not");
            defaulted |= token.isWord("default");
        }
        if (notNull && !defaulted) {
            throw new StatementRefused(ServerError.of(
                    ServerError.FEATURE_NOT_SUPPORTED,
                    "ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression"));
        }
        return rewrite(definition, Set.of(), attributes);
    }

    private List<Token> run(Set<String> primaryKey) {
        if (filter.hasNext()) {
            Token name = filter.peek();
            if (!name.isIdentifier()) {
                throw StatementRefused.syntaxError(name.text());
            }
            ReservedWords.check(name);
            column = name.identifier();
            filter.keep();
            type();
            if (primaryKey.contains(column)) {
                filter.put("NOT NULL");
            }
        }
        while (filter.hasNext()) {
            attribute();
        }
        return filter.kept();
    }

    private void type() {
        if (!filter.hasNext()) {
            throw StatementRefused.syntaxError(null);
        }
        ColumnType.check(filter, column);
        if (filter.nextAre("character", "varying") || filter.nextAre("national")) {
            filter.keep();
            filter.hasNext();
        }
        filter.replace(ColumnType.translate(filter.peek(), filter.symbolFollows('(')));
        if (filter.nextIsSymbol('(') && filter.hasNext()) {
            filter.keepGroup();
        }
        if (filter.nextIsSymbol('[')) {
            throw ColumnType.unsupported(column, "array");
        }
    }

    private void attribute() {
        Token token = filter.peek();
        switch (token.keyword()) {
            case "distkey" -> {
                filter.drop();
                attributes.distKey(column);
            }
            case "sortkey" -> {
                filter.drop();
                attributes.sortKey(column);
            }
            case "unique" -> {
                filter.drop();
                attributes.key(DeclaredKey.unique(column));
            }
            case "encode" -> encoding();
            case "collate" -> collation();
            case "identity" -> identity(1, "ALWAYS");
            case "generated" -> generated();
            case "primary" -> primaryKey();
            case "references" -> reference();
            case "constraint" -> filter.drop(2);
            case "check" -> throw TableConstraint.checkRefused();
            default -> keep(token);
        }
    }

    private void keep(Token token) {
        if (token.isSymbol('(')) {
            filter.keepGroup();
        } else {
            filter.keep();
        }
    }

    private void encoding() {
        filter.drop();
        attributes.encoding(column, filter.drop());
    }

    private void primaryKey() {
        filter.drop(2);
        filter.put("NOT NULL");
        attributes.key(DeclaredKey.primary(column));
    }

    private void generated() {
        if (!filter.nextAre("generated", "by", "default", "as", "identity")) {
            throw StatementRefused.syntaxError(filter.peek().text());
        }
        identity(5, "BY DEFAULT");
    }

    /** IDENTITY(0,1) starts at 0, which PostgreSQL allows only with a lower bound that is low enough. */
    private void identity(int words, String kind) {
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
        String text = TokenLists.text(TokenLists.significant(tokens));
        if (!text.matches("[+-]?\\d{1,18}")) {
            throw StatementRefused.syntaxError(text);
        }
        return new BigInteger(text);
    }

    private void collation() {
        filter.drop();
        Token collation = filter.drop();
        if (!collation.isWord("case_sensitive")) {
            throw StatementRefused.notSupported("COLLATE " + collation.text().toUpperCase(Locale.ROOT));
        }
    }

    /** REFERENCES table [ ( column ) ] */
    private void reference() {
        filter.drop();
        List<Token> name = new ArrayList<>(List.of(filter.drop()));
        while (filter.nextIsSymbol('.')) {
            name.add(filter.drop());
            name.add(filter.drop());
        }
        List<String> columns = List.of();
        if (filter.nextIsSymbol('(')) {
            Token referenced = TokenLists.onlySignificant(filter.dropGroup());
            if (referenced == null || !referenced.isIdentifier()) {
                throw StatementRefused.syntaxError(referenced == null ? ")" : referenced.text());
            }
            columns = List.of(referenced.identifier());
        }
        String table = TokenLists.qualifiedName(new TokenCursor(name));
        attributes.key(new DeclaredKey("f", null, List.of(column), table, columns));
    }
}
