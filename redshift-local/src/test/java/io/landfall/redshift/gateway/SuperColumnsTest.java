package io.landfall.redshift.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadBuilder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SuperColumnsTest {
    private static final int BOOL_OID = 16;

    private final SuperColumns columns = new SuperColumns();

    @Test
    void aResultOfThePipelineIsTranslatedWhereverItsSuperColumnStands() {
        request("SELECT 1");

        assertThat(columns.answered(description(3802, BOOL_OID)).payload())
                .isEqualTo(description(4000, BOOL_OID).payload());
        assertThat(columns.answered(row("[1, 2]", "t")).payload())
                .isEqualTo(row("[1,2]", "t").payload());
    }

    @Test
    void aStatementThatIsPreparedAnewForgetsItsColumns() {
        request("SELECT 1");
        columns.answered(description(3802));
        columns.answered(new PayloadBuilder().string("SELECT 1").toMessage('C'));
        Message bind = new PayloadBuilder()
                .string("")
                .string("")
                .int16(0)
                .int16(0)
                .int16(1)
                .int16(1)
                .toMessage('B');
        columns.requested(ClientMessages.parse("", "SELECT 2"));

        assertThat(columns.requested(bind)).isSameAs(bind);
    }

    private void request(String sql) {
        columns.requested(ClientMessages.parse("", sql));
        columns.requested(ClientMessages.bind("", ""));
        columns.requested(ClientMessages.describePortal(""));
        columns.requested(ClientMessages.execute(""));
        columns.answered(Message.empty('1'));
        columns.answered(Message.empty('2'));
    }

    private static Message description(int... types) {
        PayloadBuilder payload = new PayloadBuilder().int16(types.length);
        for (int type : types) {
            payload.string("c")
                    .int32(0)
                    .int16(0)
                    .int32(type)
                    .int16(-1)
                    .int32(-1)
                    .int16(0);
        }
        return payload.toMessage('T');
    }

    private static Message row(String... values) {
        PayloadBuilder payload = new PayloadBuilder().int16(values.length);
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            payload.int32(bytes.length).raw(bytes);
        }
        return payload.toMessage('D');
    }
}
