package io.landfall.local.stack;

import io.landfall.redshift.FaultSettings;
import io.landfall.redshift.controlplane.timing.Timings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What a stack is started with.
 *
 * @param home root of the installation, where the services are
 * @param projects folders of the projects to load; the first has the warehouse.yaml
 * @param region AWS region everything pretends to be in
 * @param warehouse name of the project's warehouse
 * @param timings how long AWS takes for what it is asked
 * @param faults what goes wrong on purpose in the warehouse
 */
public record StackSettings(
        Path home,
        List<Path> projects,
        String region,
        String warehouse,
        StateDirectory state,
        Ports ports,
        Timings timings,
        FaultSettings faults) {

    /** With a warehouse that does what it is told. */
    public StackSettings(
            Path home,
            List<Path> projects,
            String region,
            String warehouse,
            StateDirectory state,
            Ports ports,
            Timings timings) {
        this(home, projects, region, warehouse, state, ports, timings, FaultSettings.OFF);
    }

    /** With an AWS that takes seconds for what takes minutes. */
    public StackSettings(
            Path home, List<Path> projects, String region, String warehouse, StateDirectory state, Ports ports) {
        this(home, projects, region, warehouse, state, ports, Timings.DEFAULT);
    }

    /** Nothing of a stack can be reached from another machine. */
    public static final String HOST = "127.0.0.1";

    static URI url(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }
}
