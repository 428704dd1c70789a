package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** DescribeClusterSnapshots: one snapshot, those of a cluster, or all, in pages. There are no automated ones. */
public final class DescribeClusterSnapshots implements QueryAction {

    private static final String ANY = "";

    private final Account account;
    private final ResourceNames names;
    private final SnapshotXml xml;

    public DescribeClusterSnapshots(Account account) {
        this.account = account;
        this.names = new ResourceNames(account);
        this.xml = new SnapshotXml(account);
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        AccountState state = account.state();
        refuse(parameters, state);
        Optional<String> identifier = parameters.find("SnapshotIdentifier");
        if (identifier.isPresent()) {
            Snapshot one = ClusterFaults.requireSnapshot(state, ParameterRules.snapshotIdentifier(identifier.get()));
            return List.of(XmlNode.struct("Snapshots", xml.describe(one)));
        }
        List<Snapshot> asked = state.snapshots().values().stream()
                .filter(asked(parameters, state))
                .toList();
        return Page.of(asked, Snapshot::identifier, parameters).xml("Snapshots", xml::describe);
    }

    private static void refuse(QueryParameters parameters, AccountState state) {
        Optional<String> cluster = parameters.find("ClusterIdentifier");
        if (cluster.isPresent() && parameters.find("SnapshotIdentifier").isPresent()) {
            throw AwsFault.invalidCombination("ClusterIdentifier and SnapshotIdentifier can't be used together");
        }
        if (parameters.flag("ClusterExists", false)) {
            ClusterFaults.require(state, parameters.require("ClusterIdentifier"));
        }
    }

    private Predicate<Snapshot> asked(QueryParameters parameters, AccountState state) {
        Predicate<Snapshot> asked = snapshot -> TagRules.asked(parameters, snapshot.tags());
        String cluster = parameters.find("ClusterIdentifier").orElse(ANY);
        String arn = parameters.find("SnapshotArn").orElse(ANY);
        String type = parameters.find("SnapshotType").orElse("manual");
        Instant start = instant(parameters, "StartTime").orElse(Instant.MIN);
        Instant end = instant(parameters, "EndTime").orElse(Instant.MAX);
        boolean orphaned = parameters.find("ClusterExists").isPresent()
                && !parameters.flag("ClusterExists", false)
                && cluster.equals(ANY);
        return asked.and(snapshot ->
                        cluster.equals(ANY) || snapshot.source().identifier().equals(cluster))
                .and(snapshot -> arn.equals(ANY) || names.of(snapshot).equals(arn))
                .and(snapshot -> type.equals("manual"))
                .and(snapshot -> !snapshot.createdAt().isBefore(start)
                        && !snapshot.createdAt().isAfter(end))
                .and(snapshot -> !orphaned
                        || state.cluster(snapshot.source().identifier()).isEmpty());
    }

    private static Optional<Instant> instant(QueryParameters parameters, String name) {
        try {
            return parameters.find(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw AwsFault.invalidValue("Invalid value for parameter " + name + ": " + e.getParsedString());
        }
    }
}
