package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One SQL statement as tokens, without the semicolon that ended it.
 *
 * @param tokens every token, white space and comments included
 */
public record Statement(List<Token> tokens) {

    public Statement {
        tokens = List.copyOf(tokens);
    }

    public static Statement of(String sql) {
        return new Statement(Tokenizer.tokenize(sql));
    }

    /** Splits at semicolons outside of quotes, comments and parentheses; statements without any content are left out. */
    public static List<Statement> split(String sql) {
        List<Statement> statements = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        int depth = 0;
        for (Token token : Tokenizer.tokenize(sql)) {
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (token.isSymbol(';') && depth <= 0) {
                addIfMeaningful(statements, current);
                current = new ArrayList<>();
            } else {
                current.add(token);
            }
        }
        addIfMeaningful(statements, current);
        return statements;
    }

    private static void addIfMeaningful(List<Statement> statements, List<Token> tokens) {
        if (tokens.stream().anyMatch(Token::significant)) {
            statements.add(new Statement(tokens));
        }
    }

    public String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }

    /** A cursor over the tokens that mean something. */
    public TokenCursor cursor() {
        return new TokenCursor(tokens.stream().filter(Token::significant).toList());
    }

    /** Whether the statement begins with these words (lower case). */
    public boolean startsWith(String... words) {
        int index = 0;
        for (String word : words) {
            index = TokenLists.nextSignificant(tokens, index);
            if (index >= tokens.size() || !tokens.get(index).isWord(word)) {
                return false;
            }
            index++;
        }
        return true;
    }

    /** Whether the unquoted word (lower case) occurs anywhere outside of strings and comments. */
    public boolean mentions(String word) {
        return tokens.stream().anyMatch(token -> token.isWord(word));
    }
}
