package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a single parameter may be, by the rules of the API reference. */
final class ParameterRules {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z](?:-?[a-z0-9])*");
    private static final Pattern SNAPSHOT = Pattern.compile("[A-Za-z](?:-?[A-Za-z0-9])*");
    private static final int LONGEST_IDENTIFIER = 63;
    private static final int LONGEST_SNAPSHOT = 255;
    private static final Pattern PASSWORD =
            Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[!-~&&[^'\"\\\\/@]]{8,64}");
    private static final Pattern WINDOW = Pattern.compile(
            "(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):[0-5]\\d-(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):[0-5]\\d");
    private static final Set<String> TRACKS = Set.of("current", "trailing");
    private static final int LONGEST_AUTOMATED_RETENTION = 35;
    private static final int LONGEST_MANUAL_RETENTION = 3653;

    private ParameterRules() {}

    static String clusterIdentifier(String identifier) {
        if (!IDENTIFIER.matcher(identifier).matches() || identifier.length() > LONGEST_IDENTIFIER) {
            throw AwsFault.invalidValue("The parameter ClusterIdentifier is not a valid identifier: '" + identifier
                    + "'. Identifiers must begin with a letter; must contain only lowercase ASCII letters, digits, and"
                    + " hyphens; and must not end with a hyphen or contain two consecutive hyphens.");
        }
        return identifier;
    }

    /** Kept in lower case: RestoreFromClusterSnapshot calls it not case sensitive. */
    static String snapshotIdentifier(String identifier) {
        if (!SNAPSHOT.matcher(identifier).matches() || identifier.length() > LONGEST_SNAPSHOT) {
            throw AwsFault.invalidValue("The snapshot identifier is not valid: '" + identifier
                    + "'. It must be 1 to 255 letters, digits and hyphens, begin with a letter, and must not end with a"
                    + " hyphen or contain two consecutive hyphens.");
        }
        return identifier.toLowerCase(Locale.ROOT);
    }

    static int port(int port) {
        if (!between(port, 5431, 5455) && !between(port, 8191, 8215)) {
            throw AwsFault.invalidValue("Port %d is not valid; use 5431-5455 or 8191-8215".formatted(port));
        }
        return port;
    }

    static String password(String password) {
        if (!PASSWORD.matcher(password).matches()) {
            throw AwsFault.invalidValue("The parameter MasterUserPassword must be 8 to 64 printable characters with at"
                    + " least one uppercase letter, one lowercase letter and one digit, and without ' \" \\ / @");
        }
        return password;
    }

    static String maintenanceWindow(String window) {
        String lower = window.toLowerCase(Locale.ROOT);
        if (!WINDOW.matcher(lower).matches()) {
            throw AwsFault.invalidValue("Invalid maintenance window (ddd:hh24:mi-ddd:hh24:mi): " + window);
        }
        return lower;
    }

    static String maintenanceTrack(String track) {
        if (!TRACKS.contains(track)) {
            throw AwsFault.of("InvalidClusterTrack", "The provided cluster track name is not valid: " + track);
        }
        return track;
    }

    /** Clusters that can be paused have automated snapshots, so 0 is refused: it is for DC2 alone. */
    static int automatedRetention(int days) {
        if (!between(days, 1, LONGEST_AUTOMATED_RETENTION)) {
            throw AwsFault.invalidValue("AutomatedSnapshotRetentionPeriod must be 1 to 35 days; automated snapshots"
                    + " can't be disabled for this node type");
        }
        return days;
    }

    static int manualRetention(int days) {
        if (days != -1 && !between(days, 1, LONGEST_MANUAL_RETENTION)) {
            throw AwsFault.of(
                    "InvalidRetentionPeriodFault",
                    "The retention period must be either -1 or an integer between 1 and 3,653");
        }
        return days;
    }

    /** Reads {@code true} or {@code false}; empty when absent. */
    static Optional<Boolean> flag(QueryParameters parameters, String name) {
        return parameters.find(name).map(Boolean::parseBoolean);
    }

    static Predicate<String> matching(Pattern pattern) {
        return value -> pattern.matcher(value).matches();
    }

    static String valid(String value, Predicate<String> rule, String message) {
        if (!rule.test(value)) {
            throw AwsFault.invalidValue(message + value);
        }
        return value;
    }

    private static boolean between(int value, int least, int most) {
        return value >= least && value <= most;
    }
}
