package io.landfall.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse;
import io.landfall.reliability.proof.Proof;
import io.landfall.reliability.proof.Sentence;
import io.landfall.reliability.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the proof sees what it is there to see: each way to lose or double something, done on purpose, breaks its sentence. */
@ExtendWith(Warehouse.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofIT {

    @TempDir
    private static Path folder;

    private final Warehouse local;
    private Workload workload;
    private EngineRig rig;

    ProofIT(Warehouse local) {
        this.local = local;
    }

    @BeforeAll
    void loadSomething() throws Exception {
        Database.emptied(local, "SNAPSHOT");
        workload = new Workload(1, folder);
        rig = new EngineRig(local);
        rig.stage(workload.log(), workload.log(), workload.bad());
        rig.stage(workload.song());
        rig.load();
        Expect.proven(rig.proof(workload.landings()));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM sparkify.songs | sparkify.songs equals the reference",
                "INSERT INTO sparkify.songplays SELECT * FROM sparkify.songplays | sparkify.songplays equals",
                "UPDATE sparkify.users SET level = 'x' | sparkify.users equals",
                "DELETE FROM landfall.load_batch | every batch is in exactly one load",
                "INSERT INTO landfall.load_batch SELECT * FROM landfall.load_batch | every batch is in exactly one load",
                "DELETE FROM landfall.load | its load is recorded once",
                "DELETE FROM landfall.batch | every such batch is committed",
                "INSERT INTO landfall.file SELECT * FROM landfall.file | is in exactly one batch",
                "DELETE FROM landfall.file WHERE outcome = 'staged' | as many files as it says",
                "DELETE FROM landfall.file WHERE outcome = 'rejected' | every object as it is in S3 now",
                "UPDATE landfall.file SET outcome = 'rejected' | nothing is rejected but",
                "UPDATE landfall.batch SET row_count = row_count + 1 | the lines of a batch's files",
                "UPDATE landfall.batch SET row_count = row_count + 1 | every staging table holds as many rows",
                "UPDATE landfall.batch SET row_count = row_count + 1 | every load announced",
                "CREATE TABLE staging.log_data__orphan (LIKE staging.log_data) | no staging table is an orphan",
            })
    void whatIsLostOrDoubledBreaksItsSentence(String deed, String sentence) throws Exception {
        List<Sentence> proof = rig.after(deed, session -> Proof.of(session, workload.landings()));
        assertThat(proof)
                .filteredOn(s -> s.text().contains(sentence))
                .singleElement()
                .satisfies(s -> assertThat(s.against()).isNotEmpty());
    }
}
