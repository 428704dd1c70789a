package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables, subqueries and SUPER arrays a statement names as sources or targets, on all its levels. */
final class Relations {
    /** Behind these words of a statement stands a source or target. */
    private static final Set<String> ONE_ITEM = Set.of("update", "into");

    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("pg_catalog", "information_schema", "redshift_catalog", "redshift_information", "redshift_local");

    private static final Set<String> QUERIES = Set.of("select", "delete", "merge", "update");

    private static final Set<String> FROM_ENDS = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "qualify",
            "window",
            "union",
            "except",
            "minus",
            "intersect",
            "set",
            "when",
            "connect",
            "start",
            "offset",
            "fetch",
            "for",
            "select");

    private final List<FromItem> items = new ArrayList<>();
    private final List<FromItem> created = new ArrayList<>();
    private final Set<String> commonTables = new HashSet<>();

    private Relations() {}

    static Relations of(List<SqlNode> nodes) {
        Relations relations = new Relations();
        relations.collect(nodes);
        return relations;
    }

    /**
     * The sources among the siblings themselves, at the indexes they have there.
     *
     * @param nodes a statement or what stands in parentheses
     */
    static List<FromItem> inSiblings(List<SqlNode> nodes) {
        List<FromItem> found = new ArrayList<>();
        boolean deletes = SqlNodes.indexOfWord(nodes, "delete") >= 0 && SqlNodes.indexOfWord(nodes, "merge") < 0;
        boolean query = false;
        SqlNode previous = SqlNodes.END;
        for (int index = 0; index < nodes.size(); index++) {
            SqlNode node = nodes.get(index);
            String word = previous.isSymbol('.') ? "" : node.keyword();
            boolean list =
                    query && word.equals("from") && !previous.isWord("distinct") || query && word.equals("using");
            if (list) {
                int end = endOfList(nodes, index + 1, deletes);
                for (FromItem item : FromItem.list(nodes.subList(index + 1, end))) {
                    found.add(item.moved(index + 1));
                }
                previous = node;
                index = end - 1;
                continue;
            } else if (ONE_ITEM.contains(word)) {
                int next = SqlNodes.next(nodes, index + 1);
                if (SqlNodes.at(nodes, next).isIdentifier()) {
                    found.add(FromItem.target(nodes, next));
                }
            }
            query |= QUERIES.contains(word);
            previous = node.significant() ? node : previous;
        }
        return found;
    }

    /** The list behind FROM in a DELETE ends where USING begins another; elsewhere USING belongs to a join. */
    private static int endOfList(List<SqlNode> nodes, int from, boolean deletes) {
        int index = from;
        while (index < nodes.size() && !FROM_ENDS.contains(nodes.get(index).keyword())) {
            if (deletes && nodes.get(index).isWord("using")) {
                return index;
            }
            index++;
        }
        return index;
    }

    private void collect(List<SqlNode> nodes) {
        List<FromItem> found = inSiblings(nodes);
        items.addAll(found);
        boolean merge = SqlNodes.indexOfWord(nodes, "merge") >= 0;
        found.stream().filter(item -> !merge && isTarget(nodes, item)).forEach(created::add);
        collectCommonTables(nodes);
        nodes.forEach(node -> {
            if (node instanceof SqlNode.Group group) {
                collect(group.nodes());
            }
        });
    }

    /** Whether INSERT or SELECT writes INTO it. */
    private static boolean isTarget(List<SqlNode> nodes, FromItem item) {
        int before = item.start() - 1;
        while (before >= 0 && !nodes.get(before).significant()) {
            before--;
        }
        return SqlNodes.at(nodes, before).isWord("into");
    }

    /** {@code name [(columns)] AS (query)}. */
    private void collectCommonTables(List<SqlNode> nodes) {
        if (SqlNodes.indexOfWord(nodes, "with") < 0) {
            return;
        }
        for (int index = 0; index < nodes.size(); index++) {
            if (!nodes.get(index).isIdentifier()) {
                continue;
            }
            int next = SqlNodes.next(nodes, index + 1);
            next = SqlNodes.at(nodes, next).isParenthesised() ? SqlNodes.next(nodes, next + 1) : next;
            if (SqlNodes.at(nodes, next).isWord("as")
                    && SqlNodes.follower(nodes, next + 1).isParenthesised()) {
                commonTables.add(((SqlNode.Leaf) nodes.get(index)).token().identifier());
            }
        }
    }

    /** Names that may stand before the name of a column. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        items.stream().filter(item -> item.name() != null).forEach(item -> names.add(item.name()));
        return names;
    }

    List<FromItem> items() {
        return items;
    }

    /** Whether the statement touches a table that is neither a catalog nor defined in the statement. */
    boolean includeUserTables() {
        return items.stream().anyMatch(this::isUserTable);
    }

    /** Whether rows of user tables are read, be it to change them. */
    boolean readUserTables() {
        return items.stream().anyMatch(item -> isUserTable(item) && !created.contains(item));
    }

    /** Whether the statement reads catalogs and nothing else. */
    boolean onlyCatalogs() {
        return !includeUserTables() && items.stream().anyMatch(item -> isCatalog(item.path()));
    }

    private boolean isUserTable(FromItem item) {
        List<String> path = item.path();
        boolean common = path.size() == 1 && commonTables.contains(path.get(0));
        return !path.isEmpty() && !common && !isCatalog(path);
    }

    private static boolean isCatalog(List<String> path) {
        if (path.isEmpty()) {
            return false;
        }
        String name = path.get(path.size() - 1);
        return path.stream().anyMatch(SYSTEM_SCHEMAS::contains)
                || List.of("pg_", "stl_", "stv_", "svv_", "svl_", "svcs_", "sys_").stream()
                        .anyMatch(name::startsWith);
    }
}
