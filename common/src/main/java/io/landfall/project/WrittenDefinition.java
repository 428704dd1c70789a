package io.landfall.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A YAML file as somebody wrote it, right or wrong, with the places of its keys and values. Rules refuse parts of it. */
public final class WrittenDefinition {

    private final String file;
    private final JsonNode tree;
    private final YamlPositions positions;
    private final List<ProjectProblem> problems = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();

    WrittenDefinition(String file, JsonNode tree, YamlPositions positions) {
        this.file = file;
        this.tree = tree;
        this.positions = positions;
    }

    JsonNode tree() {
        return tree;
    }

    /** Whether anything is written there, of whatever type. */
    public boolean has(String pointer) {
        return !tree.at(pointer).isMissingNode();
    }

    /** The text there; empty where nothing is written or something that is not text. */
    public Optional<String> text(String pointer) {
        return Optional.ofNullable(tree.at(pointer).textValue());
    }

    /** The whole number there; empty where nothing is written or something else. */
    public Optional<Integer> number(String pointer) {
        JsonNode node = tree.at(pointer);
        return node.isIntegralNumber() && node.canConvertToInt() ? Optional.of(node.intValue()) : Optional.empty();
    }

    /** Whether {@code true} is written there. */
    public boolean isTrue(String pointer) {
        return tree.at(pointer).booleanValue();
    }

    /** The pointers of the elements of the list there, in order. */
    public List<String> elements(String pointer) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; tree.at(pointer).isArray() && i < tree.at(pointer).size(); i++) {
            elements.add(pointer + '/' + i);
        }
        return elements;
    }

    /** The keys of the object there, in the order they are written. */
    public List<String> keys(String pointer) {
        List<String> keys = new ArrayList<>();
        tree.at(pointer).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Which kind of warehouse is meant; empty where the kind itself is wrong. */
    Optional<WarehouseKind> kind() {
        if (!has("/kind")) {
            return Optional.of(WarehouseKind.PROVISIONED);
        }
        return text("/kind").flatMap(WarehouseKind::named);
    }

    /** The value there is wrong. */
    public void refuse(String pointer, String message) {
        refused.add(pointer);
        problems.add(positions.atValue(file, pointer, Pointers.spoken(pointer) + ": " + message));
    }

    /** The key there is wrong, or does not belong there. */
    public void refuseKey(String pointer, String message) {
        refused.add(pointer);
        problems.add(positions.atKey(file, pointer, Pointers.spoken(pointer) + ": " + message));
    }

    /** The definition as a whole, or the object there, lacks something. */
    public void refuseObject(String pointer, String message) {
        problems.add(positions.atValue(file, pointer, message));
    }

    /** Whether something was refused there already. */
    public boolean isRefused(String pointer) {
        return refused.contains(pointer);
    }

    /** What was refused, from the first line to the last. */
    List<ProjectProblem> problems() {
        return problems.stream().sorted(ProjectProblem.BY_PLACE).toList();
    }
}
