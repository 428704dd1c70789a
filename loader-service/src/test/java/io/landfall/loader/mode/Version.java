package io.landfall.loader.mode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What was seen of one row at one time, and what history is made of that: the reference {@link HistoryMode} is held against. */
record Version(int id, int at, String level) {

    String row() {
        return "(%d, %d, %s)".formatted(id, at, level == null ? "NULL" : "'" + level + "'");
    }

    /** Each key's versions in order of time; one that says what the one before said is none. */
    static List<String> history(Collection<Version> seen) {
        Map<Integer, TreeMap<Integer, String>> keys = new TreeMap<>();
        seen.forEach(v -> keys.computeIfAbsent(v.id(), id -> new TreeMap<>()).put(v.at(), v.level()));
        List<String> history = new ArrayList<>();
        keys.forEach((id, versions) -> history.addAll(history(id, versions)));
        return history;
    }

    private static List<String> history(int id, TreeMap<Integer, String> versions) {
        List<Version> changes = new ArrayList<>();
        versions.forEach((at, level) -> {
            Version last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last == null || !Objects.equals(last.level(), level)) {
                changes.add(new Version(id, at, level));
            }
        });
        List<String> history = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            boolean isLast = i == changes.size() - 1;
            history.add("%d %d-%s %s %s"
                    .formatted(
                            id,
                            changes.get(i).at(),
                            isLast ? "" : changes.get(i + 1).at(),
                            changes.get(i).level() == null
                                    ? "?"
                                    : changes.get(i).level(),
                            isLast ? "current" : "past"));
        }
        return history;
    }
}
