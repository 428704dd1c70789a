package io.landfall.ledger;

import io.landfall.warehouse.Fence;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What has been loaded, kept in the warehouse and written in the transactions that move the data. That makes the effect of
 * at-least-once notifications and events exactly-once, and it is the outbox: what is committed here and may not have been
 * announced is announced again. Redshift does not enforce keys; the {@link Fence} of each shard does.
 */
public final class Ledger {

    /** The schema of the ledger and the fences. */
    public static final String SCHEMA = "landfall";

    private static final List<String> DDL = List.of("CREATE SCHEMA IF NOT EXISTS landfall", """
            CREATE TABLE IF NOT EXISTS landfall.file (
              pipeline    VARCHAR(127) NOT NULL,
              dataset     VARCHAR(127) NOT NULL,
              bucket      VARCHAR(63) NOT NULL,
              object_key  VARCHAR(1024) NOT NULL,
              version     VARCHAR(1024) NOT NULL,
              sequencer   VARCHAR(64),
              bytes       BIGINT NOT NULL,
              batch_id    VARCHAR(64) NOT NULL,
              outcome     VARCHAR(16) NOT NULL,
              reason      VARCHAR(1024),
              recorded_at TIMESTAMP NOT NULL
            ) DISTSTYLE KEY DISTKEY (object_key) SORTKEY (pipeline, dataset, object_key)""", """
            CREATE TABLE IF NOT EXISTS landfall.batch (
              batch_id       VARCHAR(64) NOT NULL,
              pipeline       VARCHAR(127) NOT NULL,
              dataset        VARCHAR(127) NOT NULL,
              staging_table  VARCHAR(256) NOT NULL,
              manifest_url   VARCHAR(2048) NOT NULL,
              files          INTEGER NOT NULL,
              row_count      BIGINT NOT NULL,
              bytes          BIGINT NOT NULL,
              correlation_id VARCHAR(64) NOT NULL,
              causation_id   VARCHAR(64) NOT NULL,
              staged_at      TIMESTAMP NOT NULL
            ) DISTSTYLE ALL SORTKEY (staged_at)""", """
            CREATE TABLE IF NOT EXISTS landfall.load (
              load_id        VARCHAR(64) NOT NULL,
              pipeline       VARCHAR(127) NOT NULL,
              event          VARCHAR(65535) NOT NULL,
              correlation_id VARCHAR(64) NOT NULL,
              causation_id   VARCHAR(64) NOT NULL,
              loaded_at      TIMESTAMP NOT NULL
            ) DISTSTYLE ALL SORTKEY (loaded_at)""", """
            CREATE TABLE IF NOT EXISTS landfall.load_batch (
              load_id  VARCHAR(64) NOT NULL,
              batch_id VARCHAR(64) NOT NULL,
              dropped  BOOLEAN NOT NULL
            ) DISTSTYLE ALL""", """
            CREATE TABLE IF NOT EXISTS landfall.check_run (
              load_id        VARCHAR(64) NOT NULL,
              pipeline       VARCHAR(127) NOT NULL,
              attempt        INTEGER NOT NULL,
              passed         BOOLEAN NOT NULL,
              event          VARCHAR(65535) NOT NULL,
              checked_at     TIMESTAMP NOT NULL
            ) DISTSTYLE ALL SORTKEY (checked_at)""");

    private Ledger() {}

    /** Creates what is missing. May be run by several services at once. */
    public static void create(Handle session) {
        DDL.forEach(session::execute);
        RejectionLedger.DDL.forEach(session::execute);
        RowLedger.DDL.forEach(session::execute);
        HeldLedger.DDL.forEach(session::execute);
        GateLedger.DDL.forEach(session::execute);
        UndoLedger.DDL.forEach(session::execute);
        ReloadLedger.DDL.forEach(session::execute);
        DatasetStart.DDL.forEach(session::execute);
        CheckResultLedger.DDL.forEach(session::execute);
        BaselineLedger.DDL.forEach(session::execute);
        RetryLedger.DDL.forEach(session::execute);
    }

    /** The fence of staging one dataset. */
    public static Fence stagingFence(String pipeline, String dataset) {
        return Fence.of(SCHEMA, "stage", pipeline, dataset);
    }

    /** The fence of what is written about the checks of one pipeline. */
    public static Fence checkFence(String pipeline) {
        return Fence.of(SCHEMA, "check", pipeline);
    }

    /** The fence of loading one pipeline. */
    public static Fence loadFence(String pipeline) {
        return Fence.of(SCHEMA, "load", pipeline);
    }
}
