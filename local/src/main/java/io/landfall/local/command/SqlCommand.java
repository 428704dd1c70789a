package io.landfall.local.command;

import io.landfall.local.stack.RunningStack;
import io.landfall.local.warehouse.CsvRows;
import io.landfall.local.warehouse.JsonRows;
import io.landfall.local.warehouse.RowSink;
import io.landfall.local.warehouse.StackWarehouse;
import io.landfall.local.warehouse.TableRows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        header = "Run one SQL statement in the warehouse.",
        description = {"", "Redshift SQL, through the Redshift driver, as the warehouse's admin user. It is committed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall sql \"SELECT level, count(*) FROM sparkify.users GROUP BY level\"",
            "  ./landfall sql --csv \"SELECT * FROM sparkify.songs\" > songs.csv",
            "  ./landfall sql - < query.sql",
            "",
            "Exit codes: 0 done, 1 the warehouse refused it, 69 no stack or no warehouse."
        })
final class SqlCommand implements Callable<Integer> {

    private static final String STDIN = "-";

    private final Invocation invocation;

    @Parameters(paramLabel = "SQL", description = "The statement; - reads it from standard input.")
    private String sql;

    @ArgGroup
    private Format format = new Format();

    @Spec
    private CommandSpec spec;

    /** One or the other; a table if neither. */
    static final class Format {

        @Option(names = "--csv", description = "Print rows as CSV (RFC 4180) with a header line.")
        private boolean csv;

        @Option(names = "--json", description = "Print rows as JSON objects, one a line.")
        private boolean json;
    }

    SqlCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        String statement = STDIN.equals(sql) ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : sql;
        if (statement.isBlank()) {
            throw new ParameterException(spec.commandLine(), "the SQL statement is empty");
        }
        RunningStack stack = invocation.stack();
        try (StackWarehouse warehouse = new StackWarehouse(stack, StackWarehouse.require(stack))) {
            warehouse.run(statement, rows(invocation.terminal().out()));
        }
        return ExitCode.OK;
    }

    private RowSink rows(PrintStream out) {
        if (format.csv) {
            return new CsvRows(out);
        }
        return format.json ? new JsonRows(out) : new TableRows(out);
    }
}
