package io.landfall.provisioner.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.landfall.project.WarehouseDefinition;

/** Definitions as a user writes them. */
public final class Definitions {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Definitions() {}

    /** Warehouse {@code w}, and the lines. */
    public static WarehouseDefinition of(String... lines) {
        String text = "warehouse: w\nregion: us-west-2\nlanding_bucket: b\n" + String.join("\n", lines);
        try {
            return YAML.readValue(text, WarehouseDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
