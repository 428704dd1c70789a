package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The parameters of CreateCluster, checked by the rules of its API reference. Nothing here looks at what already exists. */
record ClusterRequest(
        String identifier, String nodeType, int nodes, String database, int port, String user, String password) {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z](?:-?[a-z0-9])*");
    private static final int LONGEST_IDENTIFIER = 63;
    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern USER = Pattern.compile("[a-z][a-z0-9_+.@-]{0,127}");
    private static final Pattern PASSWORD =
            Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[!-~&&[^'\"\\\\/@]]{8,64}");
    private static final Set<String> NODE_TYPES = Set.of(
            "rg.large",
            "rg.xlarge",
            "rg.4xlarge",
            "rg.12xlarge",
            "ra3.large",
            "ra3.xlplus",
            "ra3.4xlarge",
            "ra3.16xlarge",
            "dc2.large",
            "dc2.8xlarge");
    private static final int DEFAULT_PORT = 5439;
    private static final int MOST_NODES = 100;

    /** {@code password} is null when AWS is to manage it. */
    static ClusterRequest of(QueryParameters parameters) {
        String nodeType = valid(parameters.require("NodeType"), NODE_TYPES::contains, "Invalid node type: ");
        refuseWhatIsNotDone(parameters);
        return new ClusterRequest(
                identifier(parameters.require("ClusterIdentifier")),
                nodeType,
                nodes(parameters),
                valid(parameters.find("DBName").orElse("dev"), matching(DATABASE), "Invalid database name: "),
                port(parameters, nodeType),
                valid(parameters.require("MasterUsername"), matching(USER), "Invalid master user name: "),
                password(parameters));
    }

    private static String identifier(String identifier) {
        if (!IDENTIFIER.matcher(identifier).matches() || identifier.length() > LONGEST_IDENTIFIER) {
            throw AwsFault.invalidValue("The parameter ClusterIdentifier is not a valid identifier: '" + identifier
                    + "'. Identifiers must begin with a letter; must contain only lowercase ASCII letters, digits, and"
                    + " hyphens; and must not end with a hyphen or contain two consecutive hyphens.");
        }
        return identifier;
    }

    private static int nodes(QueryParameters parameters) {
        int nodes = parameters.number("NumberOfNodes").orElse(1);
        String type = parameters.find("ClusterType").orElse(nodes == 1 ? "single-node" : "multi-node");
        if (nodes < 1 || nodes > MOST_NODES) {
            throw AwsFault.invalidValue("NumberOfNodes must be between 1 and " + MOST_NODES);
        }
        return switch (type) {
            case "single-node" -> {
                if (nodes != 1) {
                    throw AwsFault.invalidCombination("Number of nodes for cluster type single-node must be 1");
                }
                yield nodes;
            }
            case "multi-node" -> {
                if (nodes < 2) {
                    throw AwsFault.invalidCombination("Number of nodes for cluster type multi-node must be at least 2");
                }
                yield nodes;
            }
            default -> throw AwsFault.invalidValue("Invalid cluster type: " + type);
        };
    }

    private static int port(QueryParameters parameters, String nodeType) {
        int port = parameters.number("Port").orElse(DEFAULT_PORT);
        boolean allowed = nodeType.startsWith("dc2.")
                ? between(port, 1150, 65_535)
                : between(port, 5431, 5455) || between(port, 8191, 8215);
        if (!allowed) {
            throw AwsFault.invalidValue(
                    "Port %d is not valid for node type %s; use 5431-5455 or 8191-8215".formatted(port, nodeType));
        }
        return port;
    }

    private static String password(QueryParameters parameters) {
        boolean managed = parameters.flag("ManageMasterPassword", false);
        String password = parameters.find("MasterUserPassword").orElse(null);
        if (managed && password != null) {
            throw AwsFault.invalidCombination("MasterUserPassword can't be used with ManageMasterPassword");
        }
        if (!managed && password == null) {
            throw AwsFault.of("MissingParameter", "Either MasterUserPassword or ManageMasterPassword is required");
        }
        if (password != null && !PASSWORD.matcher(password).matches()) {
            throw AwsFault.invalidValue("The parameter MasterUserPassword must be 8 to 64 printable characters with at"
                    + " least one uppercase letter, one lowercase letter and one digit, and without ' \" \\ / @");
        }
        return password;
    }

    private static void refuseWhatIsNotDone(QueryParameters parameters) {
        if (!parameters.flag("Encrypted", true)) {
            throw AwsFault.invalidValue("Encrypted cannot be false: new clusters are always encrypted");
        }
        if (parameters.flag("MultiAZ", false)) {
            throw AwsFault.of("UnsupportedOption", "MultiAZ is not supported by redshift-local");
        }
    }

    private static boolean between(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private static Predicate<String> matching(Pattern pattern) {
        return value -> pattern.matcher(value).matches();
    }

    private static String valid(String value, Predicate<String> rule, String message) {
        if (!rule.test(value)) {
            throw AwsFault.invalidValue(message + value);
        }
        return value;
    }
}
