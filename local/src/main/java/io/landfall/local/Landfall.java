package io.landfall.local;

import io.landfall.local.command.Interruption;
import io.landfall.local.command.Invocation;
import io.landfall.local.command.LandfallCommand;
import io.landfall.local.stack.StateDirectory;
import io.landfall.local.terminal.Terminal;
import java.nio.file.Path;

/** The {@code landfall} command. */
public final class Landfall {

    private static final String HOME = "landfall.home";

    private Landfall() {}

    /** The launcher script says in the system property {@code landfall.home} where the installation is. */
    public static void main(String[] args) {
        StateDirectory state = StateDirectory.below(Path.of(""));
        // Before anything logs: the log belongs to the working directory, never onto the terminal.
        System.setProperty("landfall.log", state.log().toString());
        Path home = Path.of(System.getProperty(HOME, "")).toAbsolutePath().normalize();
        Interruption interruption = Interruption.install();
        int code = LandfallCommand.create(new Invocation(home, state, Terminal.ofProcess()))
                .execute(args);
        interruption.exit(code);
    }
}
