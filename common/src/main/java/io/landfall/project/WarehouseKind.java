package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What compute a warehouse has. */
public enum WarehouseKind {
    /** A cluster with nodes, which can be paused. */
    @JsonProperty("provisioned")
    PROVISIONED,
    /** A Serverless namespace and workgroup; idle costs nothing, so there is nothing to pause. */
    @JsonProperty("serverless")
    SERVERLESS;

    /** As {@code warehouse.yaml} names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<WarehouseKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
