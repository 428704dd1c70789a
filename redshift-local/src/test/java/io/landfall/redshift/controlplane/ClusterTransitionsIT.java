package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.AwsFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.InvalidClusterStateException;

/** Every action in every state. An action that is taken has a cluster of its own, held in its state; one refuses all the others. */
class ClusterTransitionsIT {

    private static final String ROLE = "arn:aws:iam::000000000000:role/copy";
    private static final Map<String, Set<Action>> ALLOWED = Map.of(
            "available",
                    Set.of(
                            Action.PAUSE,
                            Action.REBOOT,
                            Action.MODIFY,
                            Action.RESIZE,
                            Action.ROLES,
                            Action.SNAPSHOT,
                            Action.DELETE,
                            Action.DELETE_WITH_SNAPSHOT,
                            Action.CREDENTIALS),
            "paused", Set.of(Action.RESUME, Action.DELETE),
            "hardware-failure", Set.of(Action.DELETE));
    /** What brings an available or, for resuming, a paused cluster into a state. */
    private static final Map<String, Action> BROUGHT_BY = Map.of(
            "modifying", Action.MODIFY,
            "resizing", Action.RESIZE,
            "rebooting", Action.REBOOT,
            "pausing", Action.PAUSE,
            "resuming", Action.RESUME,
            "final-snapshot", Action.DELETE_WITH_SNAPSHOT,
            "deleting", Action.DELETE);

    private static final List<String> STATES = List.of(
            "creating",
            "available",
            "modifying",
            "resizing",
            "rebooting",
            "pausing",
            "paused",
            "resuming",
            "final-snapshot",
            "deleting",
            "hardware-failure");

    @TempDir
    static Path directory;

    private static AwsFixture aws;

    private enum Action {
        PAUSE((aws, id) -> aws.pauseCluster(r -> r.clusterIdentifier(id))),
        RESUME((aws, id) -> aws.resumeCluster(r -> r.clusterIdentifier(id))),
        REBOOT((aws, id) -> aws.rebootCluster(r -> r.clusterIdentifier(id))),
        MODIFY((aws, id) -> aws.modifyCluster(r -> r.clusterIdentifier(id).publiclyAccessible(true))),
        RESIZE((aws, id) ->
                aws.resizeCluster(r -> r.clusterIdentifier(id).numberOfNodes(2).classic(true))),
        ROLES((aws, id) ->
                aws.modifyClusterIamRoles(r -> r.clusterIdentifier(id).addIamRoles(ROLE))),
        SNAPSHOT((aws, id) ->
                aws.createClusterSnapshot(r -> r.clusterIdentifier(id).snapshotIdentifier("by-hand-" + id))),
        DELETE((aws, id) -> aws.deleteCluster(r -> r.clusterIdentifier(id).skipFinalClusterSnapshot(true))),
        DELETE_WITH_SNAPSHOT((aws, id) ->
                aws.deleteCluster(r -> r.clusterIdentifier(id).finalClusterSnapshotIdentifier("final-" + id))),
        CREDENTIALS((aws, id) ->
                aws.getClusterCredentials(r -> r.clusterIdentifier(id).dbUser("awsuser")));

        private final BiConsumer<RedshiftClient, String> call;

        Action(BiConsumer<RedshiftClient, String> call) {
            this.call = call;
        }

        String suffix() {
            return "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @BeforeAll
    static void clustersInTheirBeginnings() {
        aws = new AwsFixture(directory);
        aws.createRole("copy");
        identifiers(state -> !state.equals("creating"))
                .forEach(identifier ->
                        aws.redshift.createCluster(cluster(identifier).build()));
        awaitAll(c -> c.clusterStatus().equals("available") || c.clusterStatus().equals("hardware-failure"));
        identifiers(state -> state.equals("paused") || state.equals("resuming"))
                .forEach(identifier -> Action.PAUSE.call.accept(aws.redshift, identifier));
        awaitAll(c -> !c.clusterStatus().equals("pausing"));
        aws.restart(AwsFixture.ENDLESS);
        awaitAll(c -> !c.clusterStatus().equals("rebooting"));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStateRefusesEveryActionButItsOwn(String state) {
        String identifier = identifier(state, "");
        bring(identifier, state);
        for (Action action : Action.values()) {
            if (!isAllowed(state, action)) {
                assertThatThrownBy(() -> action.call.accept(aws.redshift, identifier))
                        .as("%s while %s", action, state)
                        .isInstanceOfSatisfying(
                                InvalidClusterStateException.class,
                                refused -> assertThat(refused.statusCode()).isEqualTo(400))
                        .hasMessageContaining(state);
            }
        }
        assertThat(aws.describe(identifier).clusterStatus()).isEqualTo(state);
    }

    @ParameterizedTest(name = "{1} while {0}")
    @MethodSource("allowed")
    void anActionIsTakenInItsStates(String state, Action action) {
        String identifier = identifier(state, action.suffix());
        assertThat(aws.describe(identifier).clusterStatus()).isEqualTo(state);
        action.call.accept(aws.redshift, identifier);
    }

    static List<String> states() {
        return STATES;
    }

    static Stream<Arguments> allowed() {
        return STATES.stream().flatMap(state -> ALLOWED.getOrDefault(state, Set.of()).stream()
                .map(action -> arguments(state, action)));
    }

    private static Stream<String> identifiers(Predicate<String> ofState) {
        return Stream.concat(
                STATES.stream().filter(ofState).map(state -> identifier(state, "")),
                allowed()
                        .filter(each -> ofState.test((String) each.get()[0]))
                        .map(each -> identifier((String) each.get()[0], ((Action) each.get()[1]).suffix())));
    }

    /** The database of one that begins with "broken" cannot start. */
    private static String identifier(String state, String suffix) {
        return (state.equals("hardware-failure") ? "broken-" : "") + state + suffix;
    }

    private static boolean isAllowed(String state, Action action) {
        return ALLOWED.getOrDefault(state, Set.of()).contains(action);
    }

    private static void bring(String identifier, String state) {
        List<Cluster> present = aws.redshift.describeClusters().clusters().stream()
                .filter(one -> one.clusterIdentifier().equals(identifier))
                .toList();
        if (present.isEmpty()) {
            aws.redshift.createCluster(cluster(identifier).build());
        } else if (!present.get(0).clusterStatus().equals(state)) {
            BROUGHT_BY.get(state).call.accept(aws.redshift, identifier);
        }
    }

    private static void awaitAll(Predicate<Cluster> condition) {
        await().atMost(Duration.ofMinutes(2)).until(() -> aws.redshift.describeClustersPaginator().clusters().stream()
                .allMatch(condition));
    }
}
