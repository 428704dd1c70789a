package io.landfall.redshift;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.PayloadBuilder;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What no driver sends, but the protocol allows: long pipelines and COPY in the middle of them. */
@ExtendWith(Warehouse.Shared.class)
class WireIT {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Warehouse warehouse;
    private MessageStream stream;
    private String startupStatus;

    WireIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws Exception {
        stream = new MessageStream(new Socket("127.0.0.1", warehouse.local().port()));
        stream.readTimeout(TIMEOUT_MILLIS);
        stream.writeUntyped(
                new PayloadBuilder().int32(StartupPacket.GSSENC_CODE).toBytes());
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("user", "awsuser");
        parameters.put("database", "dev");
        parameters.put("driver_version", "Redshift JDBC Driver 2.3.0");
        stream.flush();
        assertThat(stream.readByte()).isEqualTo('N');
        stream.writeUntyped(new StartupPacket.Session(parameters).toBytes());
        stream.flush();
        PayloadReader request = stream.read().reader();
        assertThat(request.readInt32()).isEqualTo(5);
        stream.write(new PayloadBuilder().string(md5(request.readRemaining())).toMessage('p'));
        startupStatus = answersAfterFlush();
    }

    @AfterEach
    void disconnect() throws IOException {
        stream.close();
    }

    @Test
    void theGreetingHasParametersKeyAndReadiness() {
        assertThat(startupStatus).matches("RS+KZ");
    }

    @Test
    void copyTakesItsPlaceInAPipeline() throws Exception {
        String source = warehouse.s3().put("pipeline/1.csv", "2\n3\n");
        pipeline("CREATE TABLE pipelined (id INT)", false);
        pipeline("INSERT INTO pipelined VALUES (1)", false);
        pipeline("COPY pipelined FROM '" + source + "' " + ROLE + " CSV", true);
        pipeline("SELECT sum(id) FROM pipelined", true);
        stream.write(ClientMessages.sync());

        assertThat(answersAfterFlush()).isEqualTo("12C" + "12C" + "12nNC" + "12TDC" + "Z");
    }

    @Test
    void afterAnErrorThePipelineIsSkippedAndEverythingInItUndone() throws Exception {
        String source = warehouse.s3().put("skipped/1.csv", "1\n");
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE skipped (id INT)");
            pipeline("INSERT INTO skipped VALUES (1)", false);
            pipeline("SELECT 1/0", false);
            pipeline("COPY skipped FROM '" + source + "' " + ROLE + " CSV", true);
            stream.write(ClientMessages.sync());

            // Constants are divided while the portal is bound.
            assertThat(answersAfterFlush()).isEqualTo("12C" + "1E" + "Z");
            assertThat(rows(connection, "SELECT count(*) FROM skipped")).containsExactly("0");
        }
    }

    @Test
    void aFailedCopyUndoesWhatCameBeforeItInThePipeline() throws Exception {
        String source = warehouse.s3().put("undone/1.csv", "x\n");
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE undone (id INT)");
            pipeline("INSERT INTO undone VALUES (1)", false);
            pipeline("COPY undone FROM '" + source + "' " + ROLE + " CSV", false);
            pipeline("INSERT INTO undone VALUES (2)", false);
            stream.write(ClientMessages.sync());

            assertThat(answersAfterFlush()).isEqualTo("12C" + "12E" + "Z");
            assertThat(rows(connection, "SELECT count(*) FROM undone")).containsExactly("0");
        }
    }

    @Test
    void aSimpleQueryMixesCopyWithOtherStatementsInOneTransaction() throws Exception {
        String source = warehouse.s3().put("mixed/1.csv", "1\n");
        stream.write(ClientMessages.query("CREATE TABLE mixed (id INT SORTKEY); COPY mixed FROM '" + source + "' "
                + ROLE + " CSV; SELECT id FROM mixed; COPY mixed FROM 's3://landing/absent/' " + ROLE + "; SELECT 1"));

        assertThat(answersAfterFlush()).isEqualTo("C" + "NC" + "TDC" + "E" + "Z");
        try (Connection connection = warehouse.connect()) {
            assertThat(rows(connection, "SELECT to_regclass('mixed') IS NULL")).containsExactly("t");
        }
    }

    @Test
    void aLongPipelineOfLargeAnswersDoesNotBlock() throws Exception {
        StringBuilder expected = new StringBuilder();
        for (int index = 0; index < 300; index++) {
            pipeline("SELECT repeat('x', 20000)", false);
            expected.append("12DC");
        }
        stream.write(ClientMessages.sync());

        assertThat(answersAfterFlush()).isEqualTo(expected + "Z");
    }

    @Test
    void numbersAskedForAsTextComeAsText() throws Exception {
        stream.write(ClientMessages.parse("", "SELECT 12.50::numeric(8,2)"));
        stream.write(ClientMessages.bind("", ""));
        stream.write(ClientMessages.execute(""));
        stream.write(ClientMessages.sync());
        stream.flush();
        Message row = stream.read();
        while (row.type() != 'D') {
            row = stream.read();
        }
        assertThat(new String(row.payload(), StandardCharsets.UTF_8)).endsWith("12.50");
    }

    private void pipeline(String sql, boolean describe) throws IOException {
        stream.write(ClientMessages.parse("", sql));
        stream.write(ClientMessages.bind("", ""));
        if (describe) {
            stream.write(ClientMessages.describePortal(""));
        }
        stream.write(ClientMessages.execute(""));
    }

    /** The types of all messages up to readiness. */
    private String answersAfterFlush() throws IOException {
        stream.flush();
        StringBuilder types = new StringBuilder();
        do {
            types.append(stream.read().type());
        } while (types.charAt(types.length() - 1) != 'Z');
        return types.toString();
    }

    private static String md5(byte[] salt) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        String inner = HexFormat.of().formatHex(digest.digest("Secret-1awsuser".getBytes(StandardCharsets.UTF_8)));
        digest.update(inner.getBytes(StandardCharsets.UTF_8));
        return "md5" + HexFormat.of().formatHex(digest.digest(salt));
    }
}
