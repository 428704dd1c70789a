package io.landfall.redshift.sql;

/** CREATE FUNCTION and CREATE PROCEDURE: languages other than SQL and PL/pgSQL run on Redshift only (their reference pages). */
final class RoutineLanguage {
    private RoutineLanguage() {}

    static void check(Statement statement) {
        boolean routine =
                statement.startsWith("create") && (statement.mentions("function") || statement.mentions("procedure"));
        if (!routine) {
            return;
        }
        TokenCursor cursor = statement.cursor();
        while (!cursor.atEnd()) {
            Token word = cursor.next();
            if (word.isWord("language") && cursor.peek().keyword().startsWith("plpython")) {
                throw StatementRefused.notSupported("LANGUAGE " + cursor.peek().text());
            }
            if (word.isWord("nonatomic")) {
                throw StatementRefused.notSupported("NONATOMIC procedures");
            }
        }
    }
}
