package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teardown of a cluster is told to lead to. */
class ForeseenTeardownIT {

    private ProvisionerOnOneMachine provisioner;

    @BeforeEach
    void start(@TempDir Path directory) {
        provisioner = new ProvisionerOnOneMachine(directory);
    }

    @AfterEach
    void stop() {
        provisioner.close();
    }

    @Test
    void teardownIsToRemoveWhatIsThere() throws Exception {
        provisioner.provision();
        assertThat(foreseen())
                .containsEntry("redshift cluster", Removal.Removing.class)
                .containsEntry("security group", Removal.Removing.class)
                .containsEntry("redshift subnet group", Removal.Gone.class);
        provisioner.define("database: other");
        assertThat(foreseen()).containsEntry("redshift cluster", Removal.Removing.class);
    }

    @Test
    void clusterAndGroupOfAnotherAreToBeKept() {
        provisioner.aws().ec2().createSecurityGroup(r -> r.groupName("landfall-sparkify")
                .description("of another"));
        assertThat(foreseen())
                .containsEntry("security group", Removal.Kept.class)
                .containsEntry("redshift cluster", Removal.Gone.class);
    }

    private Map<String, Class<?>> foreseen() {
        RemovalOptions options = new RemovalOptions(Optional.empty(), true);
        Map<String, Class<?>> foreseen = new TreeMap<>();
        for (Resource resource : provisioner.resources().inOrder()) {
            foreseen.put(resource.address().kind(), resource.foresee(options).getClass());
        }
        return foreseen;
    }
}
