package io.landfall.local;

import io.landfall.local.command.Interruption;
import io.landfall.local.command.Invocation;
import io.landfall.local.command.LandfallCommand;
import io.landfall.local.stack.StateDirectory;
import io.landfall.local.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The {@code landfall} command. */
public final class Landfall {

    private static final String HOME = "landfall.home";

    private static final Set<String> STARTS_STACK = Set.of("up", "demo", "redshift");

    private Landfall() {}

    /** The launcher script says in the system property {@code landfall.home} where the installation is. */
    public static void main(String[] args) {
        StateDirectory state = StateDirectory.below(Path.of(""));
        logTo(state, args);
        Path home = Path.of(System.getProperty(HOME, "")).toAbsolutePath().normalize();
        Interruption interruption = Interruption.install();
        int code = LandfallCommand.create(new Invocation(home, state, Terminal.ofProcess()))
                .execute(args);
        interruption.exit(code);
    }

    /** Before anything logs. A wrong call in a folder without a stack is no reason to leave a log there. */
    private static void logTo(StateDirectory state, String[] args) {
        boolean startsStack = args.length > 0 && STARTS_STACK.contains(args[0]);
        if (startsStack || Files.isDirectory(state.root())) {
            System.setProperty("landfall.log", state.log().toString());
        }
    }
}
