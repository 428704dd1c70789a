package io.landfall.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A check as it stands in {@code pipeline.yaml}, right or wrong.
 *
 * @param pointer of the check, such as {@code /checks/3}
 */
record CheckEntry(WrittenDefinition definition, String pointer) {

    /** Keys each of which names a test. */
    static final List<String> TESTS = List.of(
            "not_null",
            "unique",
            "accepted_values",
            "relationships",
            "between",
            "matches",
            "row_count",
            "freshness",
            "no_gaps",
            "changed_less_than",
            "same_sum",
            "sql");

    static Stream<CheckEntry> all(WrittenDefinition definition) {
        return definition.elements("/checks").stream().map(check -> new CheckEntry(definition, check));
    }

    /** The pointer to what stands under these keys, one within the other: {@code between/min}. */
    String at(String keys) {
        return pointer + '/' + keys;
    }

    boolean has(String keys) {
        return definition.has(at(keys));
    }

    Optional<String> text(String keys) {
        return definition.text(at(keys));
    }

    JsonNode node(String keys) {
        return definition.tree().at(at(keys));
    }

    void refuse(String keys, String message) {
        definition.refuse(at(keys), message);
    }

    void refuseKey(String keys, String message) {
        definition.refuseKey(at(keys), message);
    }

    /** The check lacks something. */
    void lacks(String key, String message) {
        definition.refuseObject(pointer, Pointers.spoken(at(key)) + message);
    }

    /** The tests it names, which is to be one. */
    List<String> tests() {
        return TESTS.stream().filter(this::has).toList();
    }

    boolean isSql() {
        return has("sql");
    }

    /** Pointers to the tables it names. */
    List<String> tables() {
        return has("table") ? List.of(at("table")) : definition.elements(at("tables"));
    }

    /** Pointers to the columns under a key that holds one, or a list. */
    List<String> columns(String keys) {
        return node(keys).isArray() ? definition.elements(at(keys)) : has(keys) ? List.of(at(keys)) : List.of();
    }

    /** What it says is to be done when it fails; empty where the pipeline says it. */
    Optional<String> action() {
        return action(definition, at("on_failure"));
    }

    /** What a policy says is to be done; empty where there is none. */
    static Optional<String> action(WrittenDefinition definition, String policy) {
        return definition.text(policy).or(() -> definition.text(policy + "/action"));
    }

    /** Whether it compares what a load staged with what it brings, which is about the rows of the load unless it says otherwise. */
    boolean isOfStagedRows() {
        return has("same_sum") || has("row_count/staged");
    }

    boolean isGate() {
        return definition.isTrue(at("gate"));
    }
}
