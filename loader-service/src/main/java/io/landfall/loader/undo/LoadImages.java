package io.landfall.loader.undo;

import io.landfall.event.EventId;
import io.landfall.ledger.ImageEntry;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.UndoLedger;
import io.landfall.loader.mode.Effect;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.LoadPlan;
import io.landfall.loader.plan.TargetSql;
import io.landfall.project.Load;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what one load is about to change, in its transaction: one statement for each table it writes, and three more for the
 * load.
 */
public final class LoadImages implements EffectKeeper {

    private static final int LONGEST_NAME = 100;
    private static final int HASH_DIGITS = 10;

    private final Handle session;
    private final String pipeline;
    private final String load;
    private final UndoLedger ledger;
    private final long number;
    private final Map<QualifiedName, RestorableTable> shapes;
    private final Set<QualifiedName> there;
    private final List<ImageEntry> entries = new ArrayList<>();

    public LoadImages(Handle session, String pipeline, LoadPlan plan) {
        this.session = session;
        this.pipeline = pipeline;
        this.load = plan.load();
        this.ledger = new UndoLedger(pipeline);
        this.number = ledger.nextNumber(session);
        RestorableTables found = RestorableTables.of(
                session, plan.deltas().stream().map(d -> d.load().target()).collect(Collectors.toSet()));
        this.shapes = new HashMap<>(found.shapes());
        this.there = new HashSet<>(found.images());
    }

    /** Asked for at once but for tables Landfall keeps beside targets. */
    private RestorableTable shape(QualifiedName table) {
        return shapes.computeIfAbsent(
                table, t -> RestorableTables.of(session, List.of(t)).of(t));
    }

    @Override
    public void keep(Delta delta, List<Effect> effects) {
        for (Effect effect : effects) {
            RestorableTable shape = shape(effect.table());
            Optional<String> obstacle = obstacle(effect, shape);
            if (obstacle.isPresent()) {
                entries.add(entry(effect, ImageKind.NONE, "", obstacle.get()));
            } else {
                ImageSql sql = new ImageSql(table(effect.table(), shape), shape.names());
                if (there.add(sql.image())) {
                    session.execute(sql.create(effect.table()));
                }
                session.execute(statement(sql, delta, effect));
                entries.add(entry(effect, kind(effect), sql.image().toString(), shape.text()));
            }
        }
    }

    /** Records what was kept. */
    public void recorded() {
        if (!entries.isEmpty()) {
            ledger.kept(session, entries);
        }
    }

    private String statement(ImageSql sql, Delta delta, Effect effect) {
        int position = entries.size();
        return switch (kind(effect)) {
            case KEYED -> sql.keep(load, position, (Effect.Keyed) effect, touched(delta.load(), delta.table(), effect));
            case ADDED -> sql.keep(load, position, (Effect.Added) effect);
            default -> sql.keep(load, position, (Effect.Exchanged) effect);
        };
    }

    /** Kept once, with the target itself: a key that was looked at and left alone would not be left alone without the others. */
    private static String touched(Load load, String delta, Effect effect) {
        return effect.table().equals(load.target())
                ? "SELECT DISTINCT " + TargetSql.list(load.key(), ", ", Identifier::quote) + " FROM " + delta
                : "";
    }

    private ImageEntry entry(Effect effect, ImageKind kind, String image, String columns) {
        List<String> key = effect instanceof Effect.Keyed keyed ? keyed.key() : List.of();
        List<String> subject = effect instanceof Effect.Keyed keyed ? keyed.subject() : List.of();
        return new ImageEntry(
                load,
                number,
                entries.size(),
                effect.table().toString(),
                kind.name(),
                String.join(",", key),
                String.join(",", subject),
                image,
                columns);
    }

    private static ImageKind kind(Effect effect) {
        if (effect instanceof Effect.Keyed) {
            return ImageKind.KEYED;
        }
        return effect instanceof Effect.Added ? ImageKind.ADDED : ImageKind.EXCHANGED;
    }

    private static Optional<String> obstacle(Effect effect, RestorableTable shape) {
        if (effect instanceof Effect.Added added) {
            return shape.columns().stream()
                    .filter(c -> c.isIdentity()
                            || !c.isComparable()
                            || (c.otherwise() != null && !added.columns().contains(c.name())))
                    .findFirst()
                    .map(c -> "without a key its rows are found again by all their columns, and " + c.name()
                            + (c.isComparable() ? " gets its value from the warehouse" : " cannot be compared")
                            + "; give the load a key");
        }
        return shape.columns().stream()
                .filter(RestorableTable.Column::isIdentity)
                .findFirst()
                .map(c -> "the values of its IDENTITY column " + c.name() + " cannot be put back");
    }

    private QualifiedName table(QualifiedName about, RestorableTable shape) {
        String name = RestorableTables.IMAGE_PREFIX + about.schema() + "__" + about.name();
        String hash = EventId.hash(pipeline + '|' + about + '|' + shape.text()).substring(0, HASH_DIGITS);
        return new QualifiedName(Ledger.SCHEMA, name.substring(0, Math.min(LONGEST_NAME, name.length())) + "__" + hash);
    }
}
