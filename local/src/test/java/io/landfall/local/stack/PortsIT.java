package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortsIT {

    @Test
    void anOffsetMovesEveryPort() {
        Ports ports = Ports.shiftedBy(100);
        assertThat(ports.kafka()).isEqualTo(9192);
        assertThat(ports.warehouse()).isEqualTo(5539);
        assertThat(ports.of(Service.QUALITY)).isEqualTo(8284);
    }

    @Test
    void anOffsetThatLeavesThePortsIsRefused() {
        assertThatThrownBy(() -> Ports.shiftedBy(60_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ports are 1 to 65535");
    }

    @Test
    void freePortsDifferFromEachOther() {
        Ports ports = Ports.free();
        assertThat(new HashSet<>(ports.named().values())).hasSize(9);
        assertThat(ports.named().values()).allMatch(port -> port < 32_768, "is given to nobody who asks for any port");
        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() throws IOException {
        Ports free = Ports.free();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(
                    taken.getLocalPort(), free.s3(), free.sqs(), free.aws(), free.warehouse(), free.services());
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(StackException.class)
                    .hasMessage("port %d (Kafka) is in use; stop what uses it or run with --port-offset 100"
                            .formatted(taken.getLocalPort()));
        }
    }
}
