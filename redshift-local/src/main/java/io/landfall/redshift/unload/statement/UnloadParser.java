package io.landfall.redshift.unload.statement;

import io.landfall.redshift.copy.statement.Authorization;
import io.landfall.redshift.copy.statement.AuthorizationParser;
import io.landfall.redshift.copy.statement.EscapedLiteral;
import io.landfall.redshift.copy.statement.S3Location;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.unload.statement.UnloadOptionsBuilder.Flag;
import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses UNLOAD. The clauses behind TO come in any order; of the authorization there is exactly one (UNLOAD reference). */
public final class UnloadParser {
    private static final Set<String> NOT_EMULATED = Set.of("encrypted", "kms_key_id", "master_symmetric_key");

    private final TokenCursor cursor;
    private final UnloadOptionsBuilder options = new UnloadOptionsBuilder();
    private Authorization authorization;

    private UnloadParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** Whether this is an UNLOAD command at all. */
    public static boolean handles(Statement statement) {
        return statement.startsWith("unload");
    }

    /**
     * Parses the statement.
     *
     * @throws StatementRefused when it is not valid or uses what the emulator does not have
     */
    public static UnloadStatement parse(Statement statement) {
        return new UnloadParser(statement.cursor()).parse();
    }

    private UnloadStatement parse() {
        cursor.expectWord("unload");
        cursor.expectSymbol('(');
        if (!cursor.peek().isString()) {
            throw cursor.syntaxError();
        }
        String query = QueryLiteral.decode(cursor.next());
        UnloadedQuery.check(query);
        cursor.expectSymbol(')');
        cursor.expectWord("to");
        String url = cursor.expectString();
        S3Location target = S3Location.parse(url)
                .orElseThrow(() -> StatementRefused.notSupported("UNLOAD to '" + url + "' (only s3:// is)"));
        while (!cursor.atEnd()) {
            clause();
        }
        if (authorization == null) {
            throw cursor.syntaxError();
        }
        return new UnloadStatement(query, target, authorization, options.format(), options.build());
    }

    private void clause() {
        Authorization found = AuthorizationParser.tryParse(cursor);
        if (found == null) {
            option(cursor.peek().keyword());
        } else if (authorization == null) {
            authorization = found;
        } else {
            throw new StatementRefused(ServerError.of(
                    ServerError.SYNTAX_ERROR, "conflicting or redundant options: more than one authorization"));
        }
    }

    private void option(String word) {
        if (NOT_EMULATED.contains(word)) {
            throw StatementRefused.notSupported("UNLOAD option " + word.toUpperCase(Locale.ROOT));
        }
        switch (word) {
            case "format" -> format();
            case "delimiter" -> options.delimiter(delimiter());
            case "fixedwidth" -> options.widths(widths());
            case "null" -> options.nullAs(EscapedLiteral.decode(argument().expectString()));
            case "manifest" -> options.manifest(manifest());
            case "gzip", "bzip2", "zstd" -> compression();
            case "parallel" -> options.parallel(parallel());
            case "maxfilesize" -> maxFileSize();
            case "rowgroupsize" -> rowGroupSize();
            case "partition" -> partitionBy();
            case "extension" -> options.extension(argument().expectString());
            case "region" -> argument().expectString();
            default -> flag(word);
        }
    }

    private void format() {
        argument();
        if (!Set.of("csv", "parquet", "json").contains(cursor.peek().keyword())) {
            throw cursor.syntaxError();
        }
    }

    /** Steps over the option's name and an optional AS. */
    private TokenCursor argument() {
        cursor.next();
        cursor.skipWord("as");
        return cursor;
    }

    private char delimiter() {
        String text = EscapedLiteral.decode(argument().expectString());
        if (text.length() != 1 || text.charAt(0) > 127) {
            throw new StatementRefused(
                    ServerError.of(ServerError.SYNTAX_ERROR, "DELIMITER must be a single ASCII character"));
        }
        return text.charAt(0);
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (String column : argument().expectString().split(",")) {
            String width = column.substring(column.lastIndexOf(':') + 1).strip();
            if (column.indexOf(':') < 0 || !width.matches("[1-9]\\d{0,6}")) {
                throw new StatementRefused(
                        ServerError.of(ServerError.SYNTAX_ERROR, "Invalid FIXEDWIDTH specification: " + column));
            }
            widths.add(Integer.parseInt(width));
        }
        return widths;
    }

    private ManifestKind manifest() {
        cursor.next();
        return cursor.skipWord("verbose") ? ManifestKind.VERBOSE : ManifestKind.PLAIN;
    }

    private void compression() {
        options.compression(Compression.valueOf(cursor.next().keyword().toUpperCase(Locale.ROOT)));
    }

    private boolean parallel() {
        cursor.next();
        if (cursor.skipWord("off") || cursor.skipWord("false")) {
            return false;
        }
        if (!cursor.skipWord("on")) {
            cursor.skipWord("true");
        }
        return true;
    }

    private void maxFileSize() {
        cursor.next();
        options.maxFileBytes(FileSize.parse(cursor, "MAXFILESIZE", FileSize.SMALLEST_FILE, FileSize.LARGEST_FILE));
    }

    private void rowGroupSize() {
        cursor.next();
        options.rowGroupBytes(
                FileSize.parse(cursor, "ROWGROUPSIZE", FileSize.SMALLEST_ROW_GROUP, FileSize.LARGEST_ROW_GROUP));
    }

    private void partitionBy() {
        cursor.next();
        cursor.expectWord("by");
        cursor.expectSymbol('(');
        List<String> columns = new ArrayList<>();
        do {
            columns.add(cursor.expectIdentifier());
        } while (cursor.skipSymbol(','));
        cursor.expectSymbol(')');
        options.partitionBy(columns, cursor.skipWord("include"));
    }

    private void flag(String word) {
        for (Flag flag : Flag.values()) {
            if (flag.name().equalsIgnoreCase(word)) {
                options.set(flag);
                cursor.next();
                return;
            }
        }
        throw cursor.syntaxError();
    }
}
