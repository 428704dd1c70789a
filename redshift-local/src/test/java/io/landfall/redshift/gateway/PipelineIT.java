package io.landfall.redshift.gateway;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.RawClient;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadBuilder;
import io.landfall.redshift.wire.PayloadReader;
import java.io.IOException;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The extended protocol message by message, with statements of PostgreSQL's and of the gateway's own. */
@ExtendWith(Warehouse.Shared.class)
class PipelineIT {
    private final Warehouse warehouse;
    private RawClient client;

    PipelineIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws IOException {
        client = RawClient.connect(warehouse.local().port());
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    @Test
    void aCopyPreparedOnceIsExecutedManyTimes() throws Exception {
        String source = warehouse.s3().put("pipe/many.csv", "1\n2\n");
        client.query("CREATE TABLE pipe_many (id INT)");
        client.send(ClientMessages.parse("load", "COPY pipe_many FROM '" + source + "' " + ROLE + " CSV"));
        client.send(describeStatement("load"));
        assertThat(client.sync()).isEqualTo("1tnZ");
        for (int round = 0; round < 3; round++) {
            client.send(ClientMessages.bind("run", "load"), ClientMessages.execute("run"));
            client.send(ClientMessages.closePortal("run"));
        }
        assertThat(client.sync()).isEqualTo("2NC3".repeat(3) + "Z");
        client.query("SELECT count(*) FROM pipe_many");
        assertThat(client.value()).isEqualTo("6");
    }

    @Test
    void aCloseBehindAnErrorClosesNothing() throws Exception {
        String source = warehouse.s3().put("pipe/kept.csv", "1\n");
        client.query("CREATE TABLE pipe_kept (id INT)");
        client.send(ClientMessages.parse("kept", "COPY pipe_kept FROM '" + source + "' " + ROLE + " CSV"));
        assertThat(client.sync()).isEqualTo("1Z");
        client.send(ClientMessages.parse("", "SELEC 1"), ClientMessages.closeStatement("kept"));
        assertThat(client.sync()).isEqualTo("EZ");
        client.send(ClientMessages.bind("run", "kept"), ClientMessages.execute("run"));
        assertThat(client.sync()).isEqualTo("2NCZ");
        client.query("SELECT count(*) FROM pipe_kept");
        assertThat(client.value()).isEqualTo("1");
    }

    @Test
    void aPortalOfACopyRunsOnce() throws Exception {
        String source = warehouse.s3().put("pipe/once.csv", "1\n");
        client.query("CREATE TABLE pipe_once (id INT)");
        client.send(ClientMessages.parse("", "COPY pipe_once FROM '" + source + "' " + ROLE + " CSV"));
        client.send(ClientMessages.bind("p", ""), ClientMessages.execute("p"), ClientMessages.execute("p"));

        assertThat(client.sync()).isEqualTo("12NCEZ");
        assertThat(client.error().sqlState()).isEqualTo("55000");
    }

    @Test
    void aNameThatIsTakenIsAnErrorAndTheOldStatementStays() throws Exception {
        client.query("CREATE TABLE pipe_taken (id INT)");
        String copy = "COPY pipe_taken FROM 's3://landing/absent/' " + ROLE;
        client.send(ClientMessages.parse("taken", "SELECT 1"));
        assertThat(client.sync()).isEqualTo("1Z");
        client.send(ClientMessages.parse("taken", copy));
        assertThat(client.sync()).isEqualTo("EZ");
        assertThat(client.error().sqlState()).isEqualTo("42P05");
        client.send(ClientMessages.bind("", "taken"), ClientMessages.execute(""));
        assertThat(client.sync()).isEqualTo("2DCZ");

        client.send(ClientMessages.closeStatement("taken"), ClientMessages.parse("taken", copy));
        client.send(ClientMessages.bind("", "taken"), ClientMessages.execute(""));
        assertThat(client.sync()).isEqualTo("312EZ");
        assertThat(client.error().sqlState()).isEqualTo("XX000");
    }

    @Test
    void aStatementThatWasNeverPreparedLeavesItsNameFree() throws Exception {
        client.query("CREATE TABLE pipe_free (id INT)");
        client.pipeline("SELECT 1/0");
        client.send(ClientMessages.parse("free", "COPY pipe_free FROM 's3://landing/absent/' " + ROLE));
        assertThat(client.sync()).isEqualTo("1EZ");
        client.send(ClientMessages.parse("free", "SELECT 2"));
        client.send(ClientMessages.bind("", "free"), ClientMessages.execute(""));
        assertThat(client.sync()).isEqualTo("12DCZ");
    }

    @Test
    void aDeallocatedCopyIsGone() throws Exception {
        client.query("CREATE TABLE pipe_gone (id INT)");
        client.send(ClientMessages.parse("gone", "COPY pipe_gone FROM 's3://landing/absent/' " + ROLE));
        client.sync();
        client.query("DEALLOCATE gone");
        client.send(ClientMessages.parse("gone", "SELECT 1"));
        client.send(ClientMessages.bind("", "gone"), ClientMessages.execute(""));
        assertThat(client.sync()).isEqualTo("12DCZ");
    }

    @Test
    void unknownStatementsAndPortalsAreErrorsOfTheServer() throws Exception {
        client.send(ClientMessages.bind("", "nobody"));
        assertThat(client.sync()).isEqualTo("EZ");
        assertThat(client.error().sqlState()).isEqualTo("26000");
        client.send(ClientMessages.execute("nobody"));
        assertThat(client.sync()).isEqualTo("EZ");
        assertThat(client.error().sqlState()).isEqualTo("34000");
        client.send(ClientMessages.closeStatement("nobody"), ClientMessages.closePortal("nobody"));
        assertThat(client.sync()).isEqualTo("33Z");
    }

    @Test
    void aRowLimitSuspendsThePortal() throws Exception {
        client.query("BEGIN");
        client.send(ClientMessages.parse("", "SELECT generate_series(1, 5)"), ClientMessages.bind("rows", ""));
        client.send(execute("rows", 2), execute("rows", 2), execute("rows", 2));
        assertThat(client.sync()).isEqualTo("12" + "DDs" + "DDs" + "DC" + "Z");
        client.query("COMMIT");
    }

    @Test
    void aRowLimitSuspendsAStatementWithStepsOfTheGatewaysOwn() throws Exception {
        client.query("BEGIN");
        String counters = "SELECT pg_last_copy_count() FROM generate_series(1, 3)";
        client.send(ClientMessages.parse("", counters), ClientMessages.bind("steps", ""));
        client.send(execute("steps", 2), execute("steps", 2));
        assertThat(client.sync()).isEqualTo("12" + "DDs" + "DC" + "Z");
        client.query("COMMIT");
    }

    @Test
    void anEmptyQueryIsAnsweredAsOne() throws Exception {
        client.send(ClientMessages.parse("", ""), ClientMessages.bind("", ""));
        client.send(ClientMessages.describePortal(""), ClientMessages.execute(""));
        assertThat(client.sync()).isEqualTo("12nIZ");
        assertThat(client.query("")).isEqualTo("IZ");
        assertThat(client.query(" ; -- nothing\n")).isEqualTo("IZ");
    }

    @Test
    void severalStatementsCannotBePreparedAsOne() throws Exception {
        client.send(ClientMessages.parse("", "SELECT 1; COPY t FROM 's3://landing/x' " + ROLE));
        assertThat(client.sync()).isEqualTo("EZ");
        assertThat(client.error().sqlState()).isEqualTo("42601");
    }

    @Test
    void flushShowsTheAnswersSoFar() throws Exception {
        client.send(ClientMessages.parse("", "SELECT 1"), ClientMessages.flush());
        client.flush();
        client.send(ClientMessages.bind("", ""), ClientMessages.execute(""), ClientMessages.flush());
        assertThat(client.sync()).isEqualTo("12DCZ");
    }

    @Test
    void aSimpleQueryInTheMiddleComesBehindWhatWasSent() throws Exception {
        client.pipeline("SELECT 1");
        assertThat(client.query("SELECT 2")).isEqualTo("12DC" + "TDC" + "Z");
        client.pipeline("SELECT pg_last_copy_count()");
        assertThat(client.query("SELECT 2")).isEqualTo("12DC" + "TDC" + "Z");
    }

    @Test
    void aSimpleQueryBehindAnErrorIsSkippedUpToSync() throws Exception {
        client.pipeline("SELECT 1/0");
        client.send(ClientMessages.query("SELECT 2"));
        client.send(new PayloadBuilder().int32(0).int16(0).int16(0).int16(0).toMessage('F'));
        assertThat(client.sync()).isEqualTo("1EZ");
        assertThat(client.query("SELECT 3")).isEqualTo("TDCZ");
    }

    @Test
    void aFunctionIsCalledByItsNumber() throws Exception {
        client.query("SELECT 'pg_catalog.abs(int4)'::regprocedure::oid");
        PayloadBuilder call = new PayloadBuilder().int32(Integer.parseInt(client.value()));
        call.int16(1).int16(1).int16(1).int32(4).int32(-7).int16(1);
        assertThat(client.send(call.toMessage('F')).answers()).isEqualTo("VZ");
        PayloadReader result = client.message('V').reader();
        assertThat(result.readInt32()).isEqualTo(4);
        assertThat(result.readInt32()).isEqualTo(7);
    }

    @Test
    void valuesGoInAndComeOutInBinary() throws Exception {
        PayloadBuilder bind = new PayloadBuilder().string("").string("");
        bind.int16(1).int16(1).int16(1).int32(8).int32(0).int32(41).int16(1).int16(1);
        client.send(ClientMessages.parse("", "SELECT $1::bigint + 1"), bind.toMessage('B'));
        client.send(ClientMessages.execute(""));
        assertThat(client.sync()).isEqualTo("12DCZ");
        PayloadReader row = client.message('D').reader();
        assertThat(row.readInt16()).isEqualTo(1);
        assertThat(row.readInt32()).isEqualTo(8);
        assertThat(row.readInt32()).isZero();
        assertThat(row.readInt32()).isEqualTo(42);
    }

    @Test
    void aValueOfManyMegabytesPassesThroughBothWays() throws Exception {
        String large = "x".repeat(20_000_000);
        client.send(ClientMessages.parse("", "SELECT $1::varchar(65535)::text || length($1::text)"));
        client.send(ClientMessages.bind("", "", large), ClientMessages.execute(""));
        assertThat(client.sync()).isEqualTo("12DCZ");
        assertThat(client.value()).endsWith("20000000");
    }

    @Test
    void aClientIsNeverAskedForRows() throws Exception {
        client.query("CREATE TABLE pipe_stdin (id INT)");
        for (String sql : new String[] {
            "COPY pipe_stdin FROM STDIN",
            "COPY pipe_stdin TO STDOUT",
            "COPY (SELECT 1) TO STDOUT",
            "COPY pipe_stdin FROM '/etc/passwd'"
        }) {
            assertThat(client.query(sql)).as(sql).isEqualTo("EZ");
            assertThat(client.error().sqlState()).as(sql).isIn("42601", "0A000", "XX000");
            client.send(ClientMessages.parse("", sql));
            assertThat(client.sync()).as(sql).isEqualTo("EZ");
        }
        assertThat(client.send(ClientMessages.copyDone(), ClientMessages.copyFail("no"), new Message('d', new byte[9]))
                        .query("SELECT 1"))
                .isEqualTo("TDCZ");
    }

    @Test
    void inAFailedTransactionACopyIsRefusedAsEverythingElse() throws Exception {
        String source = warehouse.s3().put("pipe/failed.csv", "1\n");
        client.query("CREATE TABLE pipe_failed (id INT)");
        client.query("BEGIN");
        client.query("SELECT 1/0");
        client.pipeline("COPY pipe_failed FROM '" + source + "' " + ROLE + " CSV");
        assertThat(client.sync()).isEqualTo("1EZ");
        assertThat(client.error().sqlState()).isEqualTo("25P02");
        client.query("ROLLBACK");
        try (Connection connection = warehouse.connect()) {
            assertThat(rows(connection, "SELECT count(*) FROM pipe_failed")).containsExactly("0");
            run(connection, "DROP TABLE pipe_failed");
        }
    }

    private static Message describeStatement(String name) {
        return new PayloadBuilder().int8('S').string(name).toMessage('D');
    }

    private static Message execute(String portal, int rows) {
        return new PayloadBuilder().string(portal).int32(rows).toMessage('E');
    }
}
