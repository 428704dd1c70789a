package io.landfall.redshift.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Builds trees of nodes and finds things in lists of sibling nodes, which still carry their white space. */
final class SqlNodes {
    /** Deeper parentheses stay tokens, so that no nesting exhausts the stack. */
    private static final int MAX_DEPTH = 200;

    /** Stands behind the last node, so that nobody needs end checks. */
    static final SqlNode END = new SqlNode.Leaf(new Token(Token.Type.WHITESPACE, ""));

    private SqlNodes() {}

    private record Open(Token token, List<SqlNode> before) {}

    static List<SqlNode> parse(List<Token> tokens) {
        Deque<Open> stack = new ArrayDeque<>();
        List<SqlNode> current = new ArrayList<>();
        for (Token token : tokens) {
            if ((token.isSymbol('(') || token.isSymbol('[')) && stack.size() < MAX_DEPTH) {
                stack.push(new Open(token, current));
                current = new ArrayList<>();
            } else if (!stack.isEmpty() && closes(token, stack.peek().token())) {
                current = close(stack.pop(), current, token);
            } else {
                current.add(new SqlNode.Leaf(token));
            }
        }
        while (!stack.isEmpty()) {
            current = close(stack.pop(), current, null);
        }
        return current;
    }

    private static boolean closes(Token token, Token open) {
        return token.isSymbol(open.isSymbol('(') ? ')' : ']');
    }

    private static List<SqlNode> close(Open open, List<SqlNode> inside, Token close) {
        open.before().add(new SqlNode.Group(open.token(), inside, close));
        return open.before();
    }

    static String text(List<SqlNode> nodes) {
        StringBuilder out = new StringBuilder();
        nodes.forEach(node -> node.appendTo(out));
        return out.toString();
    }

    /** The text without white space and comments around it. */
    static String trimmed(List<SqlNode> nodes) {
        List<SqlNode> inner = strip(nodes);
        return text(inner);
    }

    /** Without white space and comments at both ends. */
    static List<SqlNode> strip(List<SqlNode> nodes) {
        int from = next(nodes, 0);
        int to = nodes.size();
        while (to > from && !nodes.get(to - 1).significant()) {
            to--;
        }
        return nodes.subList(from, to);
    }

    static List<SqlNode> significant(List<SqlNode> nodes) {
        return nodes.stream().filter(SqlNode::significant).toList();
    }

    /** Index of the next significant node at or behind {@code from}, or the size of the list. */
    static int next(List<SqlNode> nodes, int from) {
        int index = from;
        while (index < nodes.size() && !nodes.get(index).significant()) {
            index++;
        }
        return Math.min(index, nodes.size());
    }

    /** The node at {@code index}, or an empty one behind the end. */
    static SqlNode at(List<SqlNode> nodes, int index) {
        return index >= 0 && index < nodes.size() ? nodes.get(index) : END;
    }

    /** The next significant node at or behind {@code from}, or an empty one. */
    static SqlNode follower(List<SqlNode> nodes, int from) {
        return at(nodes, next(nodes, from));
    }

    static List<List<SqlNode>> splitAtCommas(List<SqlNode> nodes) {
        if (nodes.stream().noneMatch(SqlNode::significant)) {
            return List.of();
        }
        List<List<SqlNode>> parts = new ArrayList<>();
        int start = 0;
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).isSymbol(',')) {
                parts.add(nodes.subList(start, index));
                start = index + 1;
            }
        }
        parts.add(nodes.subList(start, nodes.size()));
        return parts;
    }

    /** The only significant node of the list, or null if there are none or several. */
    static SqlNode only(List<SqlNode> nodes) {
        List<SqlNode> significant = significant(nodes);
        return significant.size() == 1 ? significant.get(0) : null;
    }

    /** Index of the first of the siblings that is this word, or -1. */
    static int indexOfWord(List<SqlNode> nodes, String word) {
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).isWord(word)) {
                return index;
            }
        }
        return -1;
    }
}
