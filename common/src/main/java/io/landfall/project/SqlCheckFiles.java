package io.landfall.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Files with SQL that checks name: they are there, read and never write, and name a table where what is done needs one. */
final class SqlCheckFiles implements DefinitionRule {

    private static final Set<String> ABOUT_A_LOAD = Set.of("reload", "restage", "quarantine");
    private static final Pattern RELATION = Pattern.compile("\\b(?:target|staging)\\s*\\(");
    private static final Pattern READS = Pattern.compile(
            "(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/|\\{#.*?#}|\\{%.*?%}|\\()*(?:SELECT|WITH|\\{\\{).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Path directory;

    /** @param directory of the project */
    SqlCheckFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public void check(WrittenDefinition definition) {
        CheckEntry.all(definition).filter(CheckEntry::isSql).forEach(check -> {
            for (String key : List.of("sql", "expect/sql")) {
                check.text(key).ifPresent(file -> checkFile(check, key, file));
            }
            check.text("sql").filter(this::isThere).ifPresent(file -> checkTables(check, file));
        });
    }

    private void checkFile(CheckEntry check, String key, String file) {
        if (!isThere(file)) {
            check.refuse(key, "the file " + file + " is missing; write it, or name one that is there");
        } else if (!READS.matcher(Project.read(directory, file)).matches()) {
            check.refuse(
                    key,
                    "the file " + file + " is no SELECT; a check reads and never writes, so begin with SELECT or WITH");
        }
    }

    private void checkTables(CheckEntry check, String file) {
        if (!check.tables().isEmpty()
                || RELATION.matcher(Project.read(directory, file)).find()) {
            return;
        }
        String missing =
                file + " names no table by {{ target('…') }} or {{ staging('…') }}; name it so, or add tables:";
        if (check.isGate()) {
            check.refuse("gate", "is asked when a load writes its tables, and " + missing);
        }
        check.action()
                .filter(ABOUT_A_LOAD::contains)
                .ifPresent(
                        action -> check.refuse("on_failure", action + " is about the load of a table, and " + missing));
    }

    private boolean isThere(String file) {
        return Files.isRegularFile(directory.resolve(file));
    }
}
