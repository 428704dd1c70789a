package io.landfall.project;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where each key and value of a YAML text stands, by JSON pointer: validation knows pointers, people want lines. */
final class YamlPositions {

    private final Map<String, Mark> keys = new HashMap<>();
    private final Map<String, Mark> values = new HashMap<>();

    YamlPositions(String yaml) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        if (root != null) {
            walk("", root);
        }
    }

    /** A problem with the value that the pointer names, at that value or at the nearest one around it. */
    ProjectProblem atValue(String file, String pointer, String message) {
        return problem(file, values, pointer, message);
    }

    /** A problem with the key itself, at the key. */
    ProjectProblem atKey(String file, String pointer, String message) {
        return problem(file, keys.containsKey(pointer) ? keys : values, pointer, message);
    }

    private static ProjectProblem problem(String file, Map<String, Mark> marks, String pointer, String message) {
        String at = pointer;
        while (!marks.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        Mark mark = marks.get(at);
        return mark == null
                ? ProjectProblem.inFile(file, message)
                : new ProjectProblem(file, mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    private void walk(String pointer, Node node) {
        values.put(pointer, node.getStartMark());
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String below = Pointers.below(pointer, key);
                keys.put(below, entry.getKeyNode().getStartMark());
                walk(below, entry.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            int i = 0;
            for (Node element : sequence.getValue()) {
                walk(pointer + '/' + i++, element);
            }
        }
    }
}
