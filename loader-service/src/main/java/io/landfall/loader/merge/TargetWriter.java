package io.landfall.loader.merge;

import io.landfall.event.TableChange;
import io.landfall.failure.UnfitDataException;
import io.landfall.loader.mode.Mode;
import io.landfall.loader.mode.Write;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.TargetSql;
import io.landfall.loader.undo.EffectKeeper;
import io.landfall.project.Load;
import io.landfall.warehouse.Columns;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one delta into its target, by the load's mode. */
final class TargetWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TargetWriter.class);

    private final Handle session;
    private final EffectKeeper keeper;
    private final Predicate<Delta> kept;

    TargetWriter(Handle session, EffectKeeper keeper) {
        this(session, keeper, delta -> false);
    }

    /**
     * @param keeper is told what is about to be done to a table, before it is done, in the same transaction
     * @param kept deltas whose temporary table is left there
     */
    TargetWriter(Handle session, EffectKeeper keeper, Predicate<Delta> kept) {
        this.session = session;
        this.keeper = keeper;
        this.kept = kept;
    }

    /**
     * @throws UnfitDataException if a row of the delta has no key
     * @throws IllegalArgumentException if the SELECT of the load and its target do not fit
     */
    TableChange write(Delta delta) {
        try {
            return written(delta);
        } catch (JdbiException e) {
            // The warehouse does not say whose statement it refuses.
            throw new IllegalStateException(
                    delta.load().sql() + " cannot be loaded into "
                            + delta.load().target() + ": " + e.getMessage(),
                    e);
        }
    }

    private TableChange written(Delta delta) {
        session.execute(delta.create());
        long rows = countRows(delta);
        Load load = delta.load();
        List<String> all = Columns.of(session, load.target().sql());
        List<String> columns = delta.columns(Columns.of(session, delta.table()), all);
        TargetSql target = new TargetSql(load, delta.table(), columns, all);
        Mode mode = delta.lists().areOutdated() ? Mode.outdated(target) : Mode.of(target);
        LOG.info("loading {} rows into {} by {}", rows, load.target(), mode.inWords());
        mode.prepare().forEach(session::execute);
        keeper.keep(delta, mode.effects());
        TableChange change =
                write(mode, rows).and(new TableChange(0, 0, 0, delta.lists().passedOver()));
        Stream.concat(
                        mode.temporaries().stream(),
                        Stream.of(delta).filter(kept.negate()).map(Delta::table))
                .map(Delta::drop)
                .forEach(session::execute);
        return change;
    }

    private TableChange write(Mode mode, long rows) {
        Map<Write.Counts, Long> counts = new EnumMap<>(Write.Counts.class);
        for (Write write : mode.writes()) {
            counts.merge(write.counts(), (long) session.execute(write.sql()), Long::sum);
        }
        long exchanged = counts.getOrDefault(Write.Counts.EXCHANGED, 0L);
        long inserted = Math.max(0, counts.getOrDefault(Write.Counts.INSERTED, 0L) - exchanged);
        long updated = counts.getOrDefault(Write.Counts.UPDATED, 0L) + exchanged;
        long removed = counts.getOrDefault(Write.Counts.REMOVED, 0L);
        return new TableChange(inserted, updated, removed, Math.max(0, rows - inserted - updated));
    }

    private long countRows(Delta delta) {
        Map<String, Object> counted =
                session.createQuery(delta.count()).mapToMap().one();
        long keyless = ((Number) counted.get("keyless")).longValue();
        if (keyless > 0) {
            Load load = delta.load();
            throw new UnfitDataException(load.sql() + " yields rows whose key (" + String.join(", ", load.identity())
                    + ") is NULL, which cannot be found again in " + load.target() + ": leave them out with WHERE "
                    + load.identity().get(0) + " IS NOT NULL, or give them a key");
        }
        return ((Number) counted.get("row_count")).longValue();
    }
}
