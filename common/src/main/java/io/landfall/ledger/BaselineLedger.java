package io.landfall.ledger;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Since when checks that compare with earlier runs do so, because somebody accepted what they measured: one row for each such
 * check. Written by the quality service alone, under the check fence.
 */
public final class BaselineLedger {

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.check_baseline (
              pipeline    VARCHAR(127) NOT NULL,
              check_name  VARCHAR(127) NOT NULL,
              run         VARCHAR(64) NOT NULL,
              accepted_at TIMESTAMP NOT NULL
            ) DISTSTYLE ALL""");

    private final String pipeline;

    public BaselineLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * What was measured before this moment is not usual any more.
     *
     * @param run the request that says so
     */
    public void accept(Handle session, Collection<String> checks, String run) {
        for (String check : checks) {
            String name = Utf8.cut(check, CheckResultLedger.NAME);
            session.createUpdate(
                            "DELETE FROM landfall.check_baseline WHERE pipeline = :pipeline AND check_name = :check")
                    .bind("pipeline", pipeline)
                    .bind("check", name)
                    .execute();
            session.createUpdate("INSERT INTO landfall.check_baseline VALUES (:pipeline, :check, :run, SYSDATE)")
                    .bind("pipeline", pipeline)
                    .bind("check", name)
                    .bind("run", run)
                    .execute();
        }
    }
}
