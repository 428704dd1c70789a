package io.landfall.loader.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.loader.StagedShop;
import io.landfall.loader.mode.Effect;
import io.landfall.loader.mode.SeenTimes;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.TargetSql;
import io.landfall.loader.undo.EffectKeeper;
import io.landfall.project.HistoryColumns;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.warehouse.QualifiedName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a mode says it will do is all that is needed to take it back. */
@ExtendWith(Shared.class)
class EffectsIT {

    private static final QualifiedName TARGET = QualifiedName.parse("effects.sales");
    private static final String ROWS = """
            SELECT 1 AS id, 5 AS at, 'new' AS name UNION ALL SELECT 2, 1, 'late' UNION ALL SELECT 9, 1, 'more'""";

    private final StagedShop shop;

    EffectsIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) {
        this.shop = new StagedShop(local.local().port(), directory);
    }

    @Test
    void everyModeCanBeTakenBack() throws Exception {
        for (LoadMode mode : List.of(LoadMode.MERGE, LoadMode.UPDATE, LoadMode.APPEND, LoadMode.REPLACE)) {
            List<String> version = mode == LoadMode.MERGE ? List.of("at") : null;
            Load load = load(mode, version, null);
            shop.warehouse().run(session -> {
                create(session, "id INTEGER, at INTEGER, name VARCHAR(8)", load);
                session.execute("INSERT INTO effects.sales VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 3, NULL)");
                assertTakenBack(session, new Delta("landfall_delta_0", load, ROWS));
                return null;
            });
        }
    }

    @Test
    void historyCanBeTakenBackWithWhatWasSeen() throws Exception {
        Load load = load(LoadMode.SCD2, null, new HistoryColumns("since", "until", "newest", null));
        shop.warehouse().run(session -> {
            create(session, "id INTEGER, name VARCHAR(8), since INTEGER, until INTEGER, newest BOOLEAN", load);
            write(
                    session,
                    load,
                    "SELECT 1 AS id, 10 AS since, 'a' AS name UNION ALL SELECT 1, 20, 'b'"
                            + " UNION ALL SELECT 1, 30, 'a' UNION ALL SELECT 2, 10, 'a' UNION ALL SELECT 2, 40, 'a'");
            assertTakenBack(
                    session,
                    new Delta(
                            "landfall_delta_0",
                            load,
                            "SELECT 1 AS id, 15 AS since, 'b' AS name UNION ALL SELECT 2, 20, 'b'"
                                    + " UNION ALL SELECT 3, 1, 'c' UNION ALL SELECT 1, 35, 'a'"));
            return null;
        });
    }

    private static Load load(LoadMode mode, List<String> version, HistoryColumns history) {
        return new Load(TARGET, mode, List.of("id"), null, version, history, null, null, List.of("d"), "loads/x.sql");
    }

    private static void create(Handle session, String columns, Load load) {
        session.execute("CREATE SCHEMA IF NOT EXISTS effects");
        session.execute("CREATE SCHEMA IF NOT EXISTS landfall");
        session.execute("DROP TABLE IF EXISTS effects.sales");
        session.execute("CREATE TABLE effects.sales (" + columns + ")");
        if (load.mode() == LoadMode.SCD2) {
            session.execute("DROP TABLE IF EXISTS " + SeenTimes.table(load).sql());
            session.execute(SeenTimes.ddl(load));
        }
    }

    private static void write(Handle session, Load load, String select) {
        new TargetWriter(session, EffectKeeper.NONE).write(new Delta("landfall_delta_0", load, select));
    }

    private static void assertTakenBack(Handle session, Delta delta) {
        List<Effect> effects = new ArrayList<>();
        List<List<String>> before = new ArrayList<>();
        new TargetWriter(
                        session,
                        (written, all) -> all.forEach(effect -> {
                            before.add(rows(session, effect));
                            keep(session, effect, effects.size());
                            effects.add(effect);
                        }))
                .write(delta);
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            assertThat(rows(session, effect))
                    .as("%s changes %s", delta.load().mode(), effect.table())
                    .isNotEqualTo(before.get(i));
            takeBack(session, effect, i);
            assertThat(rows(session, effect))
                    .as("%s of %s", delta.load().mode(), effect.table())
                    .isEqualTo(before.get(i));
        }
    }

    private static void keep(Handle session, Effect effect, int number) {
        if (effect instanceof Effect.Exchanged exchanged) {
            session.execute("CREATE TEMP TABLE changed_" + number + " AS " + exchanged.before());
        } else if (effect instanceof Effect.Keyed keyed) {
            keyed.changed().ifPresent(s -> session.execute("CREATE TEMP TABLE changed_" + number + " AS " + s));
            keyed.inserted().ifPresent(s -> session.execute("CREATE TEMP TABLE inserted_" + number + " AS " + s));
        }
    }

    private static void takeBack(Handle session, Effect effect, int number) {
        String table = effect.table().sql();
        boolean hasImages = effect instanceof Effect.Exchanged;
        if (effect instanceof Effect.Keyed keyed) {
            hasImages = keyed.changed().isPresent();
            if (hasImages) {
                deleteKeys(session, keyed, "changed_" + number);
            }
            if (keyed.inserted().isPresent()) {
                deleteKeys(session, keyed, "inserted_" + number);
                session.execute("DROP TABLE inserted_" + number);
            }
        } else {
            session.execute("DELETE FROM " + table);
        }
        if (hasImages) {
            session.execute("INSERT INTO " + table + " SELECT * FROM changed_" + number);
            session.execute("DROP TABLE changed_" + number);
        }
    }

    private static void deleteKeys(Handle session, Effect.Keyed keyed, String keys) {
        session.execute("DELETE FROM " + keyed.table().sql() + " USING " + keys + " k WHERE "
                + TargetSql.same(keyed.key(), keyed.table().sql(), "k"));
    }

    /** Sorted here, because the order of a table's rows is nobody's promise. */
    private static List<String> rows(Handle session, Effect effect) {
        return session.createQuery("SELECT * FROM " + effect.table().sql() + " ORDER BY 1, 2")
                .mapToMap()
                .map(Object::toString)
                .list();
    }
}
