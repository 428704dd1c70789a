package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.access.TemporaryUser;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * GetClusterCredentials and GetClusterCredentialsWithIAM: a user and a password that the database takes until they expire.
 * Whether the user exists is only found out when it logs in (API reference).
 */
public final class ClusterCredentials {

    private static final Pattern DATABASE_USER = Pattern.compile("[A-Za-z][A-Za-z0-9_+.@-]{0,127}");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9_+.@-]{0,127}");
    private static final int SHORTEST_SECONDS = 900;
    private static final int LONGEST_SECONDS = 3600;
    private static final int PASSWORD_BYTES = 48;
    /** The one identity of the account, see {@code GetCallerIdentity}. */
    private static final String CALLER = "local";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Account account;
    private final WarehouseHost warehouses;
    private final Clock clock;

    public ClusterCredentials(Account account, WarehouseHost warehouses, Clock clock) {
        this.account = account;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    /** GetClusterCredentials: for the user of the database the caller names. */
    public List<XmlNode> forUser(QueryParameters parameters) {
        String user = parameters.require("DbUser");
        if (!DATABASE_USER.matcher(user).matches() || user.equalsIgnoreCase("public")) {
            throw AwsFault.invalidValue("Invalid database user name: " + user);
        }
        boolean create = parameters.flag("AutoCreate", false);
        List<String> groups = parameters.list("DbGroups.DbGroup");
        for (String group : groups) {
            if (!GROUP.matcher(group).matches()) {
                throw AwsFault.invalidValue("Invalid database group name: " + group);
            }
        }
        TemporaryUser issued = new TemporaryUser(
                (create ? "IAMA:" : "IAM:") + user, user, password(), create, groups, expiry(parameters));
        issue(parameters, issued);
        return answer(issued);
    }

    /** GetClusterCredentialsWithIAM: for the caller itself, who has a user of the database of that name. */
    public List<XmlNode> forCaller(QueryParameters parameters) {
        String user = "IAMR:" + CALLER;
        TemporaryUser issued = new TemporaryUser(user, user, password(), true, List.of(), expiry(parameters));
        issue(parameters, issued);
        Instant halfway = issued.expires()
                .minus(Duration.between(clock.instant(), issued.expires()).dividedBy(2));
        List<XmlNode> answer = new ArrayList<>(answer(issued));
        answer.add(XmlNode.leaf("NextRefreshTime", halfway.truncatedTo(ChronoUnit.SECONDS)));
        return answer;
    }

    private void issue(QueryParameters parameters, TemporaryUser user) {
        AccountState state = account.state();
        Cluster cluster = parameters.find("ClusterIdentifier").isEmpty()
                ? at(state, parameters.require("CustomDomainName"))
                : ClusterFaults.requireAvailable(state, parameters.require("ClusterIdentifier"));
        warehouses.admit(cluster.identifier(), user);
    }

    /**
     * The only cluster at an address. The JDBC driver asks like this when its URL names cluster and region: it takes the address
     * DescribeClusters gave it for a domain name of the user's own.
     */
    private static Cluster at(AccountState state, String address) {
        List<Cluster> there = state.clusters().values().stream()
                .filter(cluster -> cluster.state() instanceof ClusterState.Available available
                        && available.endpoint().address().equals(address))
                .toList();
        if (there.size() != 1) {
            throw AwsFault.of(
                    "UnsupportedOperation",
                    "%d clusters are available at %s; name the cluster by ClusterIdentifier (in a JDBC URL: host and"
                                    .formatted(there.size(), address)
                            + " port, and the properties ClusterID and Region)");
        }
        return there.get(0);
    }

    private static List<XmlNode> answer(TemporaryUser issued) {
        return List.of(
                XmlNode.leaf("DbUser", issued.login()),
                XmlNode.leaf("DbPassword", issued.password()),
                XmlNode.leaf("Expiration", issued.expires()));
    }

    private Instant expiry(QueryParameters parameters) {
        int seconds = parameters.number("DurationSeconds").orElse(SHORTEST_SECONDS);
        if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
            throw AwsFault.invalidValue(
                    "DurationSeconds must be between " + SHORTEST_SECONDS + " and " + LONGEST_SECONDS);
        }
        return clock.instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
