package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One target table and the SELECT that feeds it.
 *
 * @param key columns that identify a row of the target; required for merge, update and scd2
 * @param orderBy which of several rows of one key wins: the first in this order
 * @param version columns that tell which of two rows of one key is older; an older one than the target's is ignored
 * @param history how versions are told apart; of meaning for scd2 only
 * @param after targets whose loads run before this one
 * @param requires datasets without which the load makes no sense; batches of its inputs wait for them
 * @param inputs datasets the SELECT reads; the load runs when one of them has something new
 * @param sql file of the project
 */
public record Load(
        QualifiedName target,
        LoadMode mode,
        List<String> key,
        List<String> orderBy,
        List<String> version,
        HistoryColumns history,
        List<QualifiedName> after,
        List<String> requires,
        List<String> inputs,
        String sql) {

    public Load {
        key = given(key);
        orderBy = given(orderBy);
        version = given(version);
        history = Objects.requireNonNullElse(history, HistoryColumns.DEFAULT);
        after = given(after);
        requires = given(requires);
        inputs = List.copyOf(inputs);
    }

    /** A load with nothing but the essentials. */
    public Load(
            QualifiedName target,
            LoadMode mode,
            List<String> key,
            List<String> orderBy,
            List<String> inputs,
            String sql) {
        this(target, mode, key, orderBy, null, null, null, null, inputs, sql);
    }

    /** Columns that tell the rows of the target apart: the key, and with versions the time they begin. Empty without a key. */
    public List<String> identity() {
        return mode == LoadMode.SCD2
                ? Stream.concat(key.stream(), Stream.of(history.validFrom())).toList()
                : key;
    }

    private static <T> List<T> given(List<T> list) {
        return List.copyOf(Objects.requireNonNullElse(list, List.of()));
    }
}
