package io.landfall.local.command;

import io.landfall.local.redshift.S3Choice;
import io.landfall.local.redshift.StandaloneSettings;
import io.landfall.redshift.FaultSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a Redshift of its own can be started with. */
final class RedshiftOptions {

    private static final int MAX_PORT = 65_535;
    /** Where {@code landfall up} serves S3, and MinIO if nobody told it otherwise. */
    private static final String DEFAULT_S3 = "http://127.0.0.1:9000";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "5439",
            description = "Where clients connect; 0 takes any free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "dev",
            description = "Created when it is not there. Default: ${DEFAULT-VALUE}.")
    private String database;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "awsuser",
            description = "Superuser of the warehouse. Default: ${DEFAULT-VALUE}.")
    private String user;

    @Option(
            names = "--password",
            paramLabel = "WORD",
            arity = "0..1",
            interactive = true,
            echo = false,
            defaultValue = "${env:LANDFALL_REDSHIFT_PASSWORD}",
            description = "Asked for if nothing follows. Default: the environment variable LANDFALL_REDSHIFT_PASSWORD,"
                    + " else a new one at every start, which is printed.")
    private String password;

    @ArgGroup
    private S3 s3 = new S3();

    @Option(
            names = "--region",
            paramLabel = "NAME",
            defaultValue = "us-east-1",
            description = "Region of the warehouse and of S3. Default: ${DEFAULT-VALUE}.")
    private String region;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where tables and objects are kept. Default: .landfall/redshift below the working directory.")
    private Path data;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            description =
                    "Switch faults on and off, and look at sessions, on this port (docs/faults.md); 0 takes any free"
                            + " port. Default: no such port.")
    private Integer adminPort;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "What goes wrong on purpose from the start: rules as JSON (docs/faults.md).")
    private Path faults;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** One or the other. */
    static final class S3 {

        @Option(
                names = "--s3-endpoint",
                paramLabel = "URL",
                description = "The S3 that COPY reads and UNLOAD writes. Default: the environment variable"
                        + " AWS_ENDPOINT_URL_S3, else " + DEFAULT_S3 + ".")
        private URI endpoint;

        @Option(
                names = "--with-s3",
                paramLabel = "PORT",
                description = "Serve an S3 of its own on this port, kept on disk; any access keys do.")
        private Integer port;
    }

    /** @param generated the password to use when none was given */
    StandaloneSettings settings(Invocation invocation, String generated) {
        return new StandaloneSettings(
                directory(invocation),
                checkedPort("--port", port),
                named("--database", database),
                named("--user", user),
                hasPassword() ? password : generated,
                s3(),
                region,
                faults());
    }

    boolean hasPassword() {
        return password != null && !password.isEmpty();
    }

    private Path directory(Invocation invocation) {
        Path chosen = data == null ? invocation.state().root().resolve("redshift") : data;
        return chosen.toAbsolutePath().normalize();
    }

    private FaultSettings faults() {
        OptionalInt port =
                adminPort == null ? OptionalInt.empty() : OptionalInt.of(checkedPort("--admin-port", adminPort));
        return new FaultSettings(port, Optional.ofNullable(faults));
    }

    private S3Choice s3() {
        if (s3.port != null) {
            return new S3Choice.Own(checkedPort("--with-s3", s3.port));
        }
        if (s3.endpoint != null) {
            return new S3Choice.Existing(checkedUrl("--s3-endpoint", s3.endpoint));
        }
        String environment = System.getenv("AWS_ENDPOINT_URL_S3");
        boolean given = environment != null && !environment.isBlank();
        return new S3Choice.Existing(checkedUrl("AWS_ENDPOINT_URL_S3", URI.create(given ? environment : DEFAULT_S3)));
    }

    private int checkedPort(String option, int value) {
        if (value < 0 || value > MAX_PORT) {
            throw wrong(option + " has to be between 0 and " + MAX_PORT + ", not " + value);
        }
        return value;
    }

    private String named(String option, String value) {
        if (!value.matches("[a-z_][a-z0-9_$]{0,62}")) {
            throw wrong(option + " has to be a name of lower case letters, digits and _, beginning with a letter, not '"
                    + value + "'");
        }
        return value;
    }

    private URI checkedUrl(String option, URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw wrong(option + " has to be a URL such as " + DEFAULT_S3 + ", not '" + url + "'");
        }
        return url;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
