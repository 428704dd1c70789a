package io.landfall.redshift.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A function name with its arguments.
 *
 * @param name as written
 * @param arguments tokens of each argument, white space included
 * @param rewriter rewrites what is inside the arguments
 */
record FunctionCall(String name, List<List<Token>> arguments, ExpressionRewriter rewriter) {

    int size() {
        return arguments.size();
    }

    List<Token> tokens(int index) {
        return arguments.get(index);
    }

    /** The rewritten text of one argument, with its surrounding white space. */
    String argument(int index) {
        return rewrite(arguments.get(index));
    }

    String joinArguments(int from) {
        return arguments.subList(from, size()).stream().map(this::rewrite).collect(Collectors.joining(","));
    }

    String rewrite(List<Token> tokens) {
        return rewriter.rewrite(tokens);
    }
}
