package io.landfall.warehouse.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns that a CREATE TABLE names, read without a warehouse: for whoever has to know before there is one whether a name
 * is right. Redshift has the last word.
 *
 * @param types by name in lower case, as Redshift folds names, in the order they are written; the first word of each type, in
 *     lower case
 */
public record DeclaredColumns(Map<String, String> types) {

    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern COLUMN =
            Pattern.compile("\\s*(\"[^\"]+\"|[\\p{L}_][\\p{L}\\d_$]*)\\s+\"?([A-Za-z_]\\w*).*", Pattern.DOTALL);
    private static final Pattern NO_COLUMN =
            Pattern.compile("\\s*(?:PRIMARY|UNIQUE|FOREIGN|CONSTRAINT|CHECK)\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamptz");
    private static final Set<String> NUMBERS = Set.of(
            "smallint",
            "int2",
            "integer",
            "int",
            "int4",
            "bigint",
            "int8",
            "decimal",
            "numeric",
            "real",
            "float",
            "float4",
            "float8",
            "double");
    private static final Set<String> TEXTS =
            Set.of("varchar", "character", "char", "nvarchar", "nchar", "bpchar", "text");

    public DeclaredColumns {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /** What the DDL names; empty where it takes its columns from elsewhere (LIKE, AS) or is not understood. */
    static Optional<DeclaredColumns> of(String ddl) {
        String plain = withoutComments(ddl);
        int begin = plain.indexOf('(');
        if (begin < 0 || plain.substring(0, begin).matches("(?is).*\\sAS\\s.*")) {
            return Optional.empty();
        }
        Map<String, String> types = new LinkedHashMap<>();
        for (String part : parts(plain, begin)) {
            if (NO_COLUMN.matcher(part).lookingAt()) {
                continue;
            }
            Matcher column = COLUMN.matcher(part);
            if (!column.matches() || column.group(1).equalsIgnoreCase("like")) {
                return Optional.empty();
            }
            types.put(
                    column.group(1).replace("\"", "").toLowerCase(Locale.ROOT),
                    column.group(2).toLowerCase(Locale.ROOT));
        }
        return types.isEmpty() ? Optional.empty() : Optional.of(new DeclaredColumns(types));
    }

    /** The names, in order. */
    public List<String> names() {
        return List.copyOf(types.keySet());
    }

    /** Whether the column is of a number; false for one there is not. */
    public boolean isNumber(String column) {
        return NUMBERS.contains(types.getOrDefault(column, ""));
    }

    /** Whether the column is of a text; false for one there is not. */
    public boolean isText(String column) {
        return TEXTS.contains(types.getOrDefault(column, ""));
    }

    /** Whether the column is of a day or a point in time; false for one there is not. */
    public boolean isTime(String column) {
        return TIMES.contains(types.getOrDefault(column, ""));
    }

    private static String withoutComments(String ddl) {
        return COMMENT_OR_TEXT
                .matcher(ddl)
                .replaceAll(
                        found -> found.group().startsWith("-") || found.group().startsWith("/")
                                ? " "
                                : Matcher.quoteReplacement(found.group()));
    }

    /** What stands between the commas of the first parentheses, outside of others and of texts. */
    private static List<String> parts(String ddl, int begin) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = begin + 1;
        char quote = 0;
        for (int i = begin; i < ddl.length(); i++) {
            char sign = ddl.charAt(i);
            if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if (sign == '\'' || sign == '"') {
                quote = sign;
            } else if (sign == '(') {
                depth++;
            } else if ((sign == ')' && --depth == 0) || (sign == ',' && depth == 1)) {
                parts.add(ddl.substring(start, i));
                start = i + 1;
            }
            if (depth == 0) {
                break;
            }
        }
        return parts;
    }
}
