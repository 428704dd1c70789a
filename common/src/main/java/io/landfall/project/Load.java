package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.Objects;

/**
 * One target table and the SELECT that feeds it.
 *
 * @param key columns that identify a row of the target; required for merge and update
 * @param orderBy which of several rows of one key wins: the first in this order
 * @param inputs datasets the SELECT reads; the load runs when one of them has something new
 * @param sql file of the project
 */
public record Load(
        QualifiedName target, LoadMode mode, List<String> key, List<String> orderBy, List<String> inputs, String sql) {

    public Load {
        key = List.copyOf(Objects.requireNonNullElse(key, List.of()));
        orderBy = List.copyOf(Objects.requireNonNullElse(orderBy, List.of()));
        inputs = List.copyOf(inputs);
    }
}
