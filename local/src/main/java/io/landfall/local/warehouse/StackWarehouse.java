package io.landfall.local.warehouse;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.event.Topic;
import io.landfall.event.WarehouseEvent;
import io.landfall.local.aws.LocalAws;
import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.stack.RunningStack;
import io.landfall.warehouse.SecretsManagerCredentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The warehouse of a running stack, as its events describe it. */
public final class StackWarehouse implements AutoCloseable {

    private final SecretsManagerClient secrets;
    private final Warehouse warehouse;

    /** @param ready what was announced of it */
    public StackWarehouse(RunningStack stack, ClusterReady ready) {
        secrets = LocalAws.secrets(stack);
        warehouse = new Warehouse(
                new WarehouseAddress(ready.host(), ready.port(), ready.database(), ready.secretArn(), false),
                new SecretsManagerCredentials(secrets));
    }

    /** @throws NoWarehouseException if the stack has none that answers at this moment; says so where it is paused */
    public static ClusterReady require(RunningStack stack) {
        WarehouseEvent state = state(stack).orElseThrow(NoWarehouseException::new);
        if (state instanceof ClusterReady ready) {
            return ready;
        }
        throw NoWarehouseException.paused(state.warehouse());
    }

    /** What was announced of the stack's warehouse; empty if it has none that answers. */
    public static Optional<ClusterReady> find(RunningStack stack) {
        return state(stack).filter(ClusterReady.class::isInstance).map(ClusterReady.class::cast);
    }

    /**
     * The bucket that files land in, also while the warehouse is paused.
     *
     * @throws NoWarehouseException if the stack has none
     */
    public static String landingBucket(RunningStack stack) {
        WarehouseEvent state = state(stack).orElseThrow(NoWarehouseException::new);
        return state instanceof ClusterPaused paused ? paused.landingBucket() : ((ClusterReady) state).landingBucket();
    }

    private static Optional<WarehouseEvent> state(RunningStack stack) {
        try (EventFollower follower =
                EventFollower.fromBeginning(stack.kafka(), List.of(Topic.WAREHOUSE.topicName()))) {
            return state(stack.warehouse(), follower.readToEnd());
        }
    }

    /** {@link ClusterReady} or {@link ClusterPaused}, after all these events; steps on the way say nothing about that. */
    static Optional<WarehouseEvent> state(String warehouse, List<SeenEvent> events) {
        Optional<WarehouseEvent> state = Optional.empty();
        for (SeenEvent seen : events) {
            Event event = seen.envelope().map(EventEnvelope::event).orElse(null);
            if (!(event instanceof WarehouseEvent found) || !found.warehouse().equals(warehouse)) {
                continue;
            }
            if (found instanceof ClusterReady || found instanceof ClusterPaused) {
                state = Optional.of(found);
            } else if (found instanceof ClusterDeleted) {
                state = Optional.empty();
            }
        }
        return state;
    }

    /**
     * Runs one statement and commits it.
     *
     * @throws QueryException with what the warehouse says about it
     */
    public void run(String sql, RowSink rows) {
        try {
            warehouse.session(session -> {
                Query.run(session.getConnection(), sql, rows);
                return null;
            });
        } catch (SQLException e) {
            throw new QueryException(e.getMessage(), e);
        } catch (Exception e) {
            throw new QueryException("the warehouse cannot be reached: " + e.getMessage(), e);
        }
    }

    /** The value in the first column of the first row. */
    public String value(String sql) {
        FirstValue first = new FirstValue();
        run(sql, first);
        return first.value();
    }

    @Override
    public void close() {
        secrets.close();
    }
}
