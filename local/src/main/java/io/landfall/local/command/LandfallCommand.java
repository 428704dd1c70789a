package io.landfall.local.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The root of the command line. */
@Command(
        name = "landfall",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Files land in S3 and moments later they are in Amazon Redshift, exactly once, checked before anybody reads them.",
            "",
            "This command runs the whole system on one machine: Kafka, S3, SQS, a Redshift with its control plane, and the"
                    + " four services. State lives in .landfall/ below the working directory."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall demo                       start everything and load the example",
            "  ./landfall up --project my-project    start everything for your project",
            "  ./landfall put data/                  drop files into the landing bucket",
            "  ./landfall events --follow            watch what becomes of them",
            "  ./landfall check                      run the checks of the tables now",
            "  ./landfall alerts                     what a person has to look at",
            "  ./landfall sql \"SELECT count(*) FROM sparkify.songplays\"",
            "  ./landfall plan                       what provisioning would do, and what it costs",
            "  ./landfall redshift --with-s3 9000    only a Redshift, for any client",
            "",
            "Exit codes: 0 done, 1 failed, 64 wrong usage, 69 something needed is not there,",
            "130 interrupted.",
            "",
            "Learn more about a command with: ./landfall help COMMAND"
        })
public final class LandfallCommand implements Runnable {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    /** The command line with all its commands. */
    public static CommandLine create(Invocation invocation) {
        LandfallCommand root = new LandfallCommand();
        CommandLine line = new CommandLine(root)
                .addSubcommand(new UpCommand(invocation))
                .addSubcommand(new DownCommand(invocation))
                .addSubcommand(new ResetCommand(invocation))
                .addSubcommand(new DemoCommand(invocation))
                .addSubcommand(new PutCommand(invocation))
                .addSubcommand(new SqlCommand(invocation))
                .addSubcommand(new EventsCommand(invocation))
                .addSubcommand(new CheckCommand(invocation))
                .addSubcommand(AlertsCommand.create(invocation))
                .addSubcommand(DeadLettersCommand.create(invocation))
                .addSubcommand(new ReconcileCommand(invocation))
                .addSubcommand(new BackfillCommand(invocation))
                .addSubcommand(new ReplayCommand(invocation))
                .addSubcommand(new UndoCommand(invocation))
                .addSubcommand(new PlanCommand(invocation))
                .addSubcommand(new ProvisionCommand(invocation))
                .addSubcommand(new DriftCommand(invocation))
                .addSubcommand(new PauseCommand(invocation))
                .addSubcommand(new ResumeCommand(invocation))
                .addSubcommand(new TeardownCommand(invocation))
                .addSubcommand(new RedshiftCommand(invocation))
                .addSubcommand(new HelpCommand())
                .addSubcommand(new VersionCommand(invocation));
        explainable(line);
        explainableBelow(line);
        Failures failures = new Failures(invocation, () -> root.debug);
        line.setExecutionExceptionHandler(failures);
        line.setParameterExceptionHandler(failures);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(LocalDate.class, LandfallCommand::day);
        return line;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no day; write it like 2018-11-03");
        }
    }

    /** {@code COMMAND --help} besides {@code help COMMAND}. */
    private static void explainable(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Explain the command.")
                        .build());
    }

    private static void explainableBelow(CommandLine line) {
        line.getSubcommands().values().stream()
                .filter(command -> !(command.getCommand() instanceof HelpCommand))
                .forEach(command -> {
                    explainable(command);
                    explainableBelow(command);
                });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do, for example: ./landfall demo");
    }
}
