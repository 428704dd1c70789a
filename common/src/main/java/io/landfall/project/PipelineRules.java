package io.landfall.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code pipeline.yaml} must keep to besides its schema: its names are told apart, and name something. */
final class PipelineRules implements DefinitionRule {

    /** Everything that {@code pipeline.yaml} must keep to besides its schema. */
    static final List<DefinitionRule> ALL = List.of(
            new PipelineRules(),
            new FormatRules(),
            new BatchRules(),
            new BadRowRules(),
            new ExpectedRules(),
            new FailurePolicyRules(),
            new CheckRules(),
            new CheckTestRules(),
            new CheckNames());

    private static final Set<String> NEED_KEY = Set.of("merge", "update", "scd2");

    @Override
    public void check(WrittenDefinition definition) {
        List<String> datasets = unique(definition, "/datasets", "dataset");
        unique(definition, "/checks", "check");
        for (String load : definition.elements("/loads")) {
            definition.elements(load + "/inputs").forEach(input -> checkDataset(definition, input, "input", datasets));
            definition
                    .elements(load + "/requires")
                    .forEach(required -> checkDataset(definition, required, "required dataset", datasets));
            new LoadRules(definition, load).check();
            definition
                    .text(load + "/mode")
                    .filter(mode -> NEED_KEY.contains(mode) && !definition.has(load + "/key"))
                    .ifPresent(mode -> definition.refuse(
                            load + "/mode",
                            "mode " + mode + " needs a key; add key: with the columns that tell rows apart"));
        }
    }

    private static List<String> unique(WrittenDefinition definition, String list, String what) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String element : definition.elements(list)) {
            definition.text(element + "/name").ifPresent(name -> {
                names.add(name);
                if (!seen.add(name)) {
                    definition.refuse(
                            element + "/name", "two " + what + "s are named " + name + "; choose another name");
                }
            });
        }
        return names;
    }

    private static void checkDataset(WrittenDefinition definition, String pointer, String what, List<String> datasets) {
        definition
                .text(pointer)
                .filter(name -> !datasets.contains(name))
                .ifPresent(name -> definition.refuse(
                        pointer,
                        what + " " + name + " is no dataset; write one of " + String.join(", ", datasets)
                                + Suggestion.didYouMean(name, datasets)));
    }
}
