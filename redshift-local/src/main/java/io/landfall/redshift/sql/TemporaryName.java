package io.landfall.redshift.sql;

import java.util.List;
import java.util.Set;

/** Names that begin with {@code #}: temporary tables (CREATE TABLE reference). The same sign is an operator between two values. */
final class TemporaryName {
    /** Words behind which a name may stand but no operator. */
    private static final Set<String> BEFORE_NAMES =
            Set.of(("table from join into update exists like using only truncate"
                            + " analyze vacuum copy lock references to select distinct all where on and or not when then else case"
                            + " by having set in between as values returning append view")
                    .split(" "));

    private TemporaryName() {}

    /** Whether a name, and not an operator, comes behind these tokens. */
    static boolean mayFollow(List<Token> tokens) {
        int index = tokens.size() - 1;
        while (index >= 0 && !tokens.get(index).significant()) {
            index--;
        }
        if (index < 0) {
            return true;
        }
        Token previous = tokens.get(index);
        return switch (previous.type()) {
            case WORD -> BEFORE_NAMES.contains(previous.keyword());
            case SYMBOL -> !previous.isSymbol(')') && !previous.isSymbol(']');
            default -> false;
        };
    }

    static boolean is(Token token) {
        return token.type() == Token.Type.WORD && token.text().startsWith("#");
    }
}
