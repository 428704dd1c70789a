package io.landfall.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks of whole tables do not take loads back: while a row of an older load is wrong they fail after every load that follows,
 * and none of these is to blame. A gate is asked before the load is there, so what it refuses takes nothing back.
 */
final class WholeTableRules implements DefinitionRule {

    private static final Set<String> TAKES_BACK = Set.of("reload", "restage", "quarantine");
    private static final Pattern STAGED = Pattern.compile("\\bstaging\\s*\\(");
    private static final String PIPELINES = "/on_failure";

    private final Path directory;

    /** @param directory of the project */
    WholeTableRules(Path directory) {
        this.directory = directory;
    }

    @Override
    public void check(WrittenDefinition definition) {
        Set<String> staging = Set.copyOf(definition.elements("/datasets").stream()
                .flatMap(dataset -> definition.text(dataset + "/staging_table").stream())
                .toList());
        List<CheckEntry> whole = CheckEntry.all(definition)
                .filter(check -> !check.isGate() && isOfWholeTable(check, staging))
                .toList();
        whole.forEach(check -> takesBack(check.action())
                .ifPresent(action -> refuse(
                        definition,
                        check.at("on_failure"),
                        action + " takes the load back, but this check is about the whole table",
                        "gate: true, scope: delta, or on_failure: recheck or alert")));
        List<String> silent = whole.stream()
                .filter(check -> !check.has("on_failure"))
                .flatMap(check -> check.text("name").stream())
                .toList();
        if (!silent.isEmpty()) {
            takesBack(CheckEntry.action(definition, PIPELINES))
                    .ifPresent(
                            action -> refuse(
                                    definition,
                                    PIPELINES,
                                    action + " takes the load back, but " + String.join(", ", silent)
                                            + (silent.size() == 1 ? " is" : " are") + " about whole tables",
                                    "recheck or alert here, or make each of them a gate, or give it scope: delta or an on_failure of its own"));
        }
    }

    private static Optional<String> takesBack(Optional<String> action) {
        return action.filter(TAKES_BACK::contains);
    }

    private static void refuse(WrittenDefinition definition, String pointer, String what, String write) {
        if (!definition.isRefused(pointer)) {
            definition.refuse(
                    pointer, what + ": a wrong row of an older load would take back all that follow; write " + write);
        }
    }

    private boolean isOfWholeTable(CheckEntry check, Set<String> staging) {
        if (!check.text("scope")
                .orElse(check.isOfStagedRows() ? "delta" : "table")
                .equals("table")) {
            return false;
        }
        return check.isSql()
                ? List.of("sql", "expect/sql").stream().noneMatch(key -> isAboutStagedRows(check, key))
                : check.tables().stream()
                        .flatMap(table -> check.definition().text(table).stream())
                        .anyMatch(table -> !staging.contains(table));
    }

    /** Such a SELECT is about what the load took. One that is missing is told elsewhere. */
    private boolean isAboutStagedRows(CheckEntry check, String key) {
        return check.text(key)
                .filter(file -> !Files.isRegularFile(directory.resolve(file))
                        || STAGED.matcher(Project.read(directory, file)).find())
                .isPresent();
    }
}
