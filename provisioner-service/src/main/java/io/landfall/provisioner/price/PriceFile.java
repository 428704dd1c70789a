package io.landfall.provisioner.price;

import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads prices from YAML: {@code currency}, and for each of {@code regions} its {@code nodes} and {@code rpu_hour}. */
final class PriceFile {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final String name;

    private PriceFile(String name) {
        this.name = name;
    }

    /** @throws PriceFileException if the text is no price table */
    static PriceTable read(String name, String text) {
        return new PriceFile(name).table(text);
    }

    private PriceTable table(String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new PriceFileException(name + " is empty; write currency and regions");
            }
            Map<String, Node> keys = keys(root, Set.of("currency", "regions"));
            String currency =
                    keys.containsKey("currency") ? text(keys.get("currency"), CURRENCY, "such as USD") : "USD";
            Map<String, RegionPrices> regions = new HashMap<>();
            if (!keys.containsKey("regions")) {
                throw refused(root, "has no regions");
            }
            entries(keys.get("regions")).forEach((region, prices) -> regions.put(region, region(prices)));
            return new ListedPrices(currency, regions);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new PriceFileException(name + ':' + line + ": is not YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new PriceFileException(name + ": is not YAML: " + e.getMessage(), e);
        }
    }

    private RegionPrices region(Node node) {
        Map<String, Node> keys = keys(node, Set.of("nodes", "rpu_hour"));
        Map<String, Double> nodes = new HashMap<>();
        if (keys.containsKey("nodes")) {
            entries(keys.get("nodes")).forEach((type, price) -> nodes.put(type, price(price)));
        }
        return new RegionPrices(nodes, Optional.ofNullable(keys.get("rpu_hour")).map(this::price));
    }

    private double price(Node node) {
        try {
            double price = Double.parseDouble(text(node, Pattern.compile("[0-9.]+"), "such as 1.086"));
            if (price > 0) {
                return price;
            }
        } catch (NumberFormatException e) {
            throw refused(node, "is not a price for one hour, such as 1.086");
        }
        throw refused(node, "is not a price; it must be more than 0");
    }

    private String text(Node node, Pattern form, String example) {
        if (node instanceof ScalarNode scalar && form.matcher(scalar.getValue()).matches()) {
            return scalar.getValue();
        }
        throw refused(node, "is not of the form expected here, " + example);
    }

    private Map<String, Node> keys(Node node, Set<String> known) {
        Map<String, Node> entries = entries(node);
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw refused(
                        value,
                        "belongs to '" + key + "', which is unknown; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return entries;
    }

    private Map<String, Node> entries(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw refused(node, "is no mapping; write 'key: value'");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (entries.put(key, entry.getValueNode()) != null) {
                throw refused(entry.getKeyNode(), "is written twice: '" + key + "'");
            }
        }
        return entries;
    }

    private PriceFileException refused(Node node, String why) {
        int line = node.getStartMark().getLine() + 1;
        int column = node.getStartMark().getColumn() + 1;
        String written = node instanceof ScalarNode scalar ? "'" + scalar.getValue() + "' " : "what is written here ";
        return new PriceFileException(name + ':' + line + ':' + column + ": " + written + why);
    }
}
