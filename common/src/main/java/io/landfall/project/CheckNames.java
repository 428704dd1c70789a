package io.landfall.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tables and datasets that checks name: they are there, and something comes to them. */
final class CheckNames implements DefinitionRule {

    @Override
    public void check(WrittenDefinition definition) {
        Names names = Names.of(definition);
        CheckEntry.all(definition).forEach(check -> {
            check.tables().forEach(table -> names.requireTable(definition, table));
            names.requireTable(definition, check.at("relationships/to"));
            for (String test : List.of("row_count", "same_sum")) {
                names.requireStaged(check, test);
            }
            if (check.isGate()) {
                names.requireRead(check);
            }
        });
    }

    /**
     * What there is to name.
     *
     * @param targets with the datasets that their loads read
     * @param staging datasets by staging table
     */
    private record Names(Map<String, Set<String>> targets, Map<String, String> staging, List<String> datasets) {

        static Names of(WrittenDefinition definition) {
            Map<String, Set<String>> targets = new LinkedHashMap<>();
            for (String load : definition.elements("/loads")) {
                definition.text(load + "/target").ifPresent(target -> definition
                        .elements(load + "/inputs")
                        .forEach(input -> definition.text(input).ifPresent(dataset -> targets.computeIfAbsent(
                                        target, t -> new LinkedHashSet<>())
                                .add(dataset))));
            }
            Map<String, String> staging = new LinkedHashMap<>();
            List<String> datasets = new ArrayList<>();
            for (String dataset : definition.elements("/datasets")) {
                definition.text(dataset + "/name").ifPresent(name -> {
                    datasets.add(name);
                    definition.text(dataset + "/staging_table").ifPresent(table -> staging.put(table, name));
                });
            }
            return new Names(targets, staging, datasets);
        }

        void requireTable(WrittenDefinition definition, String pointer) {
            definition
                    .text(pointer)
                    .filter(table -> !targets.containsKey(table) && !staging.containsKey(table))
                    .ifPresent(table -> {
                        Set<String> known = new LinkedHashSet<>(targets.keySet());
                        known.addAll(staging.keySet());
                        definition.refuse(
                                pointer,
                                table + " is no load's target and no dataset's staging table; write one of "
                                        + String.join(", ", known) + meant(table, known));
                    });
        }

        private static String meant(String table, Set<String> known) {
            return known.stream()
                    .filter(name -> name.endsWith('.' + table))
                    .findFirst()
                    .map(name -> "; did you mean " + name + "?")
                    .orElseGet(() -> Suggestion.didYouMean(table, known));
        }

        /** A comparison with staged rows is about what comes into the table, so they have to be of a dataset that does. */
        void requireStaged(CheckEntry check, String test) {
            check.text(test + "/staged").ifPresent(dataset -> {
                Set<String> read = new TreeSet<>();
                check.tables().forEach(table -> check.definition()
                        .text(table)
                        .ifPresent(name -> read.addAll(targets.getOrDefault(name, Set.of()))));
                if (!datasets.contains(dataset)) {
                    check.refuse(
                            test + "/staged",
                            "dataset " + dataset + " is no dataset; write one of " + String.join(", ", datasets)
                                    + Suggestion.didYouMean(dataset, datasets));
                } else if (areInputsKnown() && !read.isEmpty() && !read.contains(dataset)) {
                    check.refuse(
                            test + "/staged",
                            "no load takes " + dataset + " to this table; write one of " + String.join(", ", read));
                }
            });
        }

        /** A misspelled one is told already, and what follows from it would only confuse. */
        private boolean areInputsKnown() {
            return targets.values().stream().allMatch(datasets::containsAll);
        }

        /** A gate is asked in a load, so a load has to be about its table. */
        void requireRead(CheckEntry check) {
            for (String table : check.tables()) {
                check.definition()
                        .text(table)
                        .map(staging::get)
                        .filter(dataset -> areInputsKnown()
                                && targets.values().stream().noneMatch(inputs -> inputs.contains(dataset)))
                        .ifPresent(dataset -> check.definition()
                                .refuse(
                                        table,
                                        "no load reads " + dataset
                                                + ", so a gate over its staging table is never asked;"
                                                + " remove gate:, or add the dataset to a load's inputs"));
            }
        }
    }
}
