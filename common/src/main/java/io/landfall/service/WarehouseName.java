package io.landfall.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Makes the name of the warehouse a property, so that consumer groups can carry it: two installations on one Kafka would
 * take each other's events otherwise. Says nothing where there is no readable project; {@link ServiceBeans} then does, with
 * everything that is wrong.
 */
public final class WarehouseName implements ConfigSourceFactory {

    private static final String PROJECTS = "landfall.project";
    private static final String NAME = "landfall.warehouse.name";
    private static final int BELOW_WHAT_IS_SET = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue projects = context.getValue(PROJECTS);
        String name = projects == null || projects.getValue() == null ? "" : name(projects.getValue());
        return name.isEmpty()
                ? List.of()
                : List.of(new PropertiesConfigSource(Map.of(NAME, name), "warehouse.yaml", BELOW_WHAT_IS_SET));
    }

    private static String name(String projects) {
        Path file = Path.of(projects.split("(?<!\\\\),")[0].replace("\\,", ",").strip(), "warehouse.yaml");
        try {
            JsonNode definition = new YAMLMapper().readTree(Files.readString(file));
            return definition.path("warehouse").asText("");
        } catch (IOException e) {
            return "";
        }
    }
}
