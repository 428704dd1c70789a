package io.landfall.local.command;

import io.landfall.local.demo.DemoException;
import io.landfall.local.follow.FollowException;
import io.landfall.local.request.RequestException;
import io.landfall.local.stack.StackException;
import io.landfall.local.upload.UploadException;
import io.landfall.local.warehouse.NoWarehouseException;
import io.landfall.local.warehouse.QueryException;
import io.landfall.project.ProjectException;
import java.io.PrintStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line for a person and an exit code. The stack trace goes to the log. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Their messages are written for people. */
    private static final List<Class<? extends Exception>> EXPLAINED = List.of(
            DemoException.class,
            RequestException.class,
            FollowException.class,
            StackException.class,
            UploadException.class,
            NoWarehouseException.class,
            QueryException.class,
            ProjectException.class);

    private static final List<Class<? extends Exception>> UNAVAILABLE =
            List.of(FollowException.class, StackException.class, NoWarehouseException.class);

    private final Invocation invocation;
    private final BooleanSupplier debug;

    Failures(Invocation invocation, BooleanSupplier debug) {
        this.invocation = invocation;
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        if (interrupted(failure)) {
            return ExitCode.INTERRUPTED;
        }
        LOG.error("{} failed", line.getCommandName(), failure);
        PrintStream err = invocation.terminal().err();
        err.println("landfall: " + message(failure));
        if (debug.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        return any(UNAVAILABLE, failure) ? ExitCode.UNAVAILABLE : ExitCode.FAILED;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        String help = help(failure.getCommandLine());
        invocation.terminal().err().println("landfall: " + problem(failure) + "; see: " + help);
        return ExitCode.USAGE;
    }

    /** {@code help} knows the commands of the first level only. */
    private static String help(CommandLine wrong) {
        CommandLine parent = wrong.getParent();
        if (parent == null) {
            return "./landfall help";
        }
        return parent.getParent() == null
                ? "./landfall help " + wrong.getCommandName()
                : "./" + wrong.getCommandSpec().qualifiedName() + " --help";
    }

    private static String problem(ParameterException failure) {
        return failure.getMessage().replaceFirst("^Error: ", "").replaceAll("\\R\\s*", " ");
    }

    private String message(Exception failure) {
        if (any(EXPLAINED, failure)) {
            return failure.getMessage();
        }
        return "%s: %s; details are in %s"
                .formatted(
                        failure.getClass().getSimpleName(),
                        failure.getMessage(),
                        invocation.state().log());
    }

    private static boolean interrupted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof InterruptException) {
                return true;
            }
        }
        return Thread.currentThread().isInterrupted();
    }

    private static boolean any(List<Class<? extends Exception>> classes, Exception failure) {
        return classes.stream().anyMatch(type -> type.isInstance(failure));
    }
}
