package io.landfall.redshift.sql;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A function name with its arguments, which are rewritten already.
 *
 * @param name as written
 * @param arguments nodes of each argument, white space included
 */
record FunctionCall(String name, List<List<SqlNode>> arguments) {

    int size() {
        return arguments.size();
    }

    List<SqlNode> nodes(int index) {
        return arguments.get(index);
    }

    /** The text of one argument, with its surrounding white space. */
    String argument(int index) {
        return SqlNodes.text(arguments.get(index));
    }

    String joinArguments(int from) {
        return arguments.subList(from, size()).stream().map(SqlNodes::text).collect(Collectors.joining(","));
    }

    /** The argument if it is a single token or group, else null. */
    SqlNode only(int index) {
        return index < size() ? SqlNodes.only(arguments.get(index)) : null;
    }

    /** Whether the argument is a plain string literal. */
    boolean isLiteral(int index) {
        SqlNode only = only(index);
        return only != null && only.isString();
    }

    /** The arguments from {@code from} on, string literals cast to {@code type}. */
    String joinCast(int from, String type) {
        StringBuilder sql = new StringBuilder();
        for (int index = from; index < size(); index++) {
            sql.append(index == from ? "" : ",").append(argument(index)).append(isLiteral(index) ? "::" + type : "");
        }
        return sql.toString();
    }

    /** The error of a call that no function takes. */
    StatementRefused doesNotExist() {
        return StatementRefused.noSuchFunction(name.toLowerCase(Locale.ROOT));
    }
}
