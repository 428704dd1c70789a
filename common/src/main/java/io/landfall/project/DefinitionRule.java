package io.landfall.project;

/** What a JSON Schema cannot say about a definition, or not in words that help. */
@FunctionalInterface
public interface DefinitionRule {

    /**
     * Refuses what is wrong, all of it. A value of the wrong type is the schema's to refuse; a rule passes over it.
     *
     * @param definition as it was written, which may be wrong in any way
     */
    void check(WrittenDefinition definition);
}
