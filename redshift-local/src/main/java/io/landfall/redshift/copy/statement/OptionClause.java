package io.landfall.redshift.copy.statement;

import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.wire.ServerError;
import java.util.Locale;
import java.util.Set;

/** Reads one option of COPY other than authorization and format. */
final class OptionClause {
    private static final Set<String> NOT_EMULATED =
            Set.of("shapefile", "lzop", "encrypted", "ssh", "job", "master_symmetric_key", "kms_key_id");
    private static final int MOST_ERRORS = 100_000;
    private static final int FEWEST_ROWS = 1000;

    private final TokenCursor cursor;
    private final CopyOptionsBuilder options;

    OptionClause(TokenCursor cursor, CopyOptionsBuilder options) {
        this.cursor = cursor;
        this.options = options;
    }

    void parse() {
        String word = cursor.peek().keyword();
        if (NOT_EMULATED.contains(word)) {
            throw StatementRefused.notSupported("COPY option " + word.toUpperCase(Locale.ROOT));
        }
        switch (word) {
            case "ignoreheader" -> options.ignoreHeader(argument().expectInteger());
            case "maxerror" -> options.maxErrors(maxErrors());
            case "null" -> options.nullAs(nullAs());
            case "dateformat" -> options.dateFormat(argument().expectString());
            case "timeformat" -> options.timeFormat(argument().expectString());
            case "acceptinvchars" -> options.invalidCharacter(invalidCharacter());
            case "encoding" -> options.encoding(encoding());
            case "region" -> options.tune(word, argument().expectString());
            case "comprows" -> options.tune(word, compressionRows());
            case "compupdate" -> options.tune(word, switchWord("on", "off", "true", "false", "preset"));
            case "statupdate" -> options.tune(word, switchWord("on", "off", "true", "false"));
            case "readratio" -> throw invalid("READRATIO is only supported for COPY from DynamoDB");
            default -> flag(word);
        }
    }

    /** Steps over the option's name and an optional AS. */
    private TokenCursor argument() {
        cursor.next();
        cursor.skipWord("as");
        return cursor;
    }

    private int maxErrors() {
        int errors = argument().expectInteger();
        if (errors > MOST_ERRORS) {
            throw invalid("MAXERROR must be between 0 and " + MOST_ERRORS);
        }
        return errors;
    }

    private String compressionRows() {
        int rows = argument().expectInteger();
        if (rows < FEWEST_ROWS) {
            throw invalid("COMPROWS must be between 1000 and 2147483647");
        }
        return String.valueOf(rows);
    }

    private String nullAs() {
        String text = EscapedLiteral.decode(argument().expectString());
        if (text.equals("\n")) {
            throw invalid("NULL AS must not be the line delimiter");
        }
        return text;
    }

    private char invalidCharacter() {
        argument();
        String replacement = cursor.peek().isString() ? cursor.expectString() : "?";
        if (replacement.length() != 1 || replacement.charAt(0) == 0 || replacement.charAt(0) > 127) {
            throw invalid("ACCEPTINVCHARS replacement must be one ASCII character");
        }
        return replacement.charAt(0);
    }

    private FileEncoding encoding() {
        argument();
        String name = cursor.peek().isString() ? cursor.expectString() : cursor.expectIdentifier();
        for (FileEncoding encoding : FileEncoding.values()) {
            if (encoding.name().equalsIgnoreCase(name)) {
                return encoding;
            }
        }
        throw invalid("ENCODING must be UTF8, UTF16, UTF16LE or UTF16BE");
    }

    private String switchWord(String... words) {
        cursor.next();
        boolean given = Set.of(words).contains(cursor.peek().keyword());
        return given ? cursor.next().keyword() : "on";
    }

    private void flag(String word) {
        for (CopyOptionsBuilder.Flag flag : CopyOptionsBuilder.Flag.values()) {
            if (flag.name().equalsIgnoreCase(word)) {
                options.set(flag);
                cursor.next();
                return;
            }
        }
        throw cursor.syntaxError();
    }

    private static StatementRefused invalid(String message) {
        return new StatementRefused(ServerError.of(ServerError.SYNTAX_ERROR, message));
    }
}
