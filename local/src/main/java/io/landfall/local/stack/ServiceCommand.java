package io.landfall.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line a service runs with: a small JVM, because four of them share a laptop. */
final class ServiceCommand {

    private static final List<String> SMALL_JVM = List.of(
            "-Xmx80m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private ServiceCommand() {}

    /** Started with the Java that runs this process. */
    static List<String> of(Path jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_JVM);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }
}
