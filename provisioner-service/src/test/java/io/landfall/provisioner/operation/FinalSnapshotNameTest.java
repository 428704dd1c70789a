package io.landfall.provisioner.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.TeardownCluster;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FinalSnapshotNameTest {

    @Test
    void nameTellsTheWarehouseAndTheCommand() {
        assertThat(name("8F14E45F-ceea-4671")).isEqualTo("sparkify-final-8f14e45f-ceea-4671");
    }

    @Property
    void nameIsWhatDeleteClusterTakesWhateverTheCommandIsCalled(@ForAll String requestId) {
        assertThat(name(requestId))
                .matches("[a-z](-?[a-z0-9])*")
                .hasSizeLessThanOrEqualTo(255)
                .isEqualTo(name(requestId));
    }

    private static String name(String requestId) {
        return FinalSnapshotName.of(new TeardownCluster("sparkify", requestId, true, false));
    }
}
