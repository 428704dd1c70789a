package io.landfall.local.command;

import io.landfall.local.redshift.StandaloneRedshift;
import io.landfall.local.redshift.StandaloneSettings;
import io.landfall.local.terminal.Terminal;
import io.landfall.local.terminal.Wording;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "redshift",
        header = "Run a Redshift alone and stay in the foreground.",
        description = {
            "",
            "A warehouse that Redshift clients take for one: point drivers, psql, dbt or notebooks at it. COPY and UNLOAD"
                    + " use the S3 of --s3-endpoint or --with-s3. It listens on 127.0.0.1 only; Ctrl-C stops it, and the"
                    + " next start finds its tables again.",
            "",
            "What it does, does not do and does differently is in docs/redshift-local.md."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall redshift --with-s3 9000",
            "  ./landfall redshift --port 15439 --database analytics --user admin --password",
            "  ./landfall redshift --s3-endpoint http://127.0.0.1:9000 --json",
            "",
            "Exit codes: 0 stopped when told to, 64 wrong usage, 69 a port or the data folder is in use."
        })
final class RedshiftCommand implements Callable<Integer> {

    private static final int PASSWORD_BYTES = 12;

    private final Invocation invocation;

    @Mixin
    private RedshiftOptions options;

    @Option(names = "--json", description = "When it is ready, print one JSON object with all addresses.")
    private boolean json;

    RedshiftCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        StandaloneSettings settings = options.settings(invocation, generatedPassword());
        Terminal terminal = invocation.terminal();
        long begin = System.nanoTime();
        terminal.err().println("starting Redshift …");
        try (StandaloneRedshift redshift = StandaloneRedshift.start(settings)) {
            RedshiftReady ready = new RedshiftReady(settings, redshift, !options.hasPassword());
            PrintStream out = terminal.out();
            if (json) {
                out.println(ready.json());
            } else {
                out.println("ready in " + Wording.seconds(Duration.ofNanos(System.nanoTime() - begin)));
                ready.lines().forEach(out::println);
            }
            stay(terminal.err());
        }
        return ExitCode.OK;
    }

    private static void stay(PrintStream err) {
        err.println("Stop with Ctrl-C.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException toldToStop) {
            err.println("stopping …");
        }
    }

    /** As Redshift wants them: upper case, lower case, a digit. */
    private static String generatedPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return "Rs1" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
