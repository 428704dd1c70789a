package io.landfall.local.stack;

import java.net.URI;
import java.nio.file.Path;

/**
 * What a stack is started with.
 *
 * @param home root of the installation, where the services are
 * @param project folder of the project to load
 * @param region AWS region everything pretends to be in
 * @param warehouse name of the project's warehouse
 */
public record StackSettings(
        Path home, Path project, String region, String warehouse, StateDirectory state, Ports ports) {

    /** Nothing of a stack can be reached from another machine. */
    public static final String HOST = "127.0.0.1";

    static URI url(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }
}
