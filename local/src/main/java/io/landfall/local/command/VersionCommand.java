package io.landfall.local.command;

import java.util.Objects;
import picocli.CommandLine.Command;

@Command(name = "version", header = "Print the version.")
final class VersionCommand implements Runnable {

    private final Invocation invocation;

    VersionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        String version = getClass().getPackage().getImplementationVersion();
        invocation
                .terminal()
                .out()
                .println("landfall %s (Java %s)"
                        .formatted(
                                Objects.requireNonNullElse(version, "unpackaged"), System.getProperty("java.version")));
    }
}
