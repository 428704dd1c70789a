package io.landfall.loader.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LoadRequestEvent;
import io.landfall.event.LoadUndone;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After any sequence of loads, undos and replays the targets are what the loads that still count would have made of them alone. */
@ExtendWith(Shared.class)
class UndoSequencesIT {

    private static final int STEPS = 14;
    private static final int IDS = 30;

    private final Warehouse local;
    private UndoneProject project;
    private final Map<String, List<Staged>> counting = new LinkedHashMap<>();
    private final List<Staged> aside = new ArrayList<>();
    private int undone;

    private record Staged(String dataset, String batch, List<String> rows) {}

    UndoSequencesIT(Warehouse local) {
        this.local = local;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void targetsAreWhatTheCountingLoadsMake(long seed, @TempDir Path directory) throws Exception {
        project = new UndoneProject(directory, local.local().port(), "7d");
        project.empty();
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            int choice = random.nextInt(10);
            if (choice < 5 || counting.isEmpty()) {
                load(random);
            } else if (choice < 9 || aside.isEmpty()) {
                undo(random);
            } else {
                replay();
            }
        }
        undoNewest();
        Map<String, List<String>> found = project.content();

        project.empty();
        for (List<Staged> batches : List.copyOf(counting.values())) {
            for (Staged batch : batches) {
                project.stageAgain(batch.batch(), batch.dataset(), batch.rows().toArray(String[]::new));
            }
            project.load();
        }
        assertThat(found).isEqualTo(project.content());
        assertThat(undone).isPositive();
    }

    private void load(Random random) throws Exception {
        List<Staged> batches = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            String dataset = random.nextInt(4) == 0 ? "snapshot" : "facts";
            List<String> rows = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(r -> row(random))
                    .toList();
            batches.add(new Staged(dataset, project.stage(dataset, rows.toArray(String[]::new)), rows));
        }
        counting.put(project.load().orElseThrow().load(), batches);
    }

    private static String row(Random random) {
        String note = random.nextInt(3) == 0 ? "NULL" : "'" + (char) ('a' + random.nextInt(3)) + "'";
        String version = random.nextInt(5) == 0 ? "NULL" : String.valueOf(random.nextInt(4));
        return "(" + random.nextInt(IDS) + ", " + version + ", " + note + ")";
    }

    /** A refusal must leave everything as it is. */
    private void undo(Random random) throws Exception {
        List<String> loads = List.copyOf(counting.keySet());
        String load = loads.get(random.nextInt(loads.size()));
        Map<String, List<String>> before = project.content();
        if (project.undo(load) instanceof LoadUndone) {
            undone++;
            aside.addAll(counting.remove(load));
        } else {
            assertThat(project.content()).isEqualTo(before);
        }
    }

    private void undoNewest() throws Exception {
        List<String> loads = List.copyOf(counting.keySet());
        String newest = loads.get(loads.size() - 1);
        LoadRequestEvent answer = project.undo(newest);
        assertThat(answer).isInstanceOf(LoadUndone.class);
        undone++;
        aside.addAll(counting.remove(newest));
    }

    private void replay() throws Exception {
        List<Staged> all = List.copyOf(aside);
        aside.clear();
        project.replay(null);
        counting.put(project.load().orElseThrow().load(), all);
    }
}
