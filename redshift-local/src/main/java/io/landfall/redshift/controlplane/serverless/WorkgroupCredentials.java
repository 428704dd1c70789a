package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.landfall.redshift.access.TemporaryUser;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.JsonAction;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import io.landfall.redshift.controlplane.warehouse.WarehouseHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** GetCredentials: a user of the database for the caller, and a password that is good until it expires. */
final class WorkgroupCredentials implements JsonAction {

    private static final String WORKGROUP = "workgroupName";
    private static final String DATABASE = "dbName";
    private static final String DURATION = "durationSeconds";
    private static final Pattern DATABASE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_+.@-]{0,63}");
    private static final int SHORTEST_SECONDS = 900;
    private static final int LONGEST_SECONDS = 3600;
    private static final int SERVER_FAULT = 500;
    private static final int PASSWORD_BYTES = 48;
    /** The one identity of the account, see {@code GetCallerIdentity}. */
    private static final String CALLER = "IAMR:local";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Account account;
    private final WarehouseHost warehouses;
    private final Clock clock;

    WorkgroupCredentials(Account account, WarehouseHost warehouses, Clock clock) {
        this.account = account;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    @Override
    public JsonNode handle(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(WORKGROUP, DATABASE, DURATION));
        String name = input.requireName(WORKGROUP);
        int seconds = seconds(input);
        input.find(DATABASE)
                .filter(any -> !DATABASE_NAME.matcher(any).matches())
                .ifPresent(wrong -> {
                    throw ServerlessFaults.invalid("Invalid database name: " + wrong);
                });
        AccountState state = account.state();
        Workgroup workgroup = ServerlessFaults.workgroup(state, name);
        Namespace namespace = ServerlessFaults.namespace(state, workgroup.namespace());
        Instant now = clock.instant();
        Instant expires = now.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        TemporaryUser user = new TemporaryUser(CALLER, CALLER, password(), true, List.of(), expires);
        admit(workgroup, namespace.databaseId(), user);
        Instant halfway = now.plus(Duration.ofSeconds(seconds).dividedBy(2));
        return JsonNodeFactory.instance
                .objectNode()
                .put("dbUser", user.login())
                .put("dbPassword", user.password())
                .put("expiration", expires.getEpochSecond())
                .put("nextRefreshTime", halfway.getEpochSecond());
    }

    private void admit(Workgroup workgroup, String database, TemporaryUser user) {
        if (workgroup.endpoint() == null || workgroup.status() == ServerlessStatus.DELETING) {
            throw ServerlessFaults.invalid("The workgroup " + workgroup.name() + " is not available.");
        }
        try {
            warehouses.admit(database, user);
        } catch (WarehouseHostException down) {
            throw new AwsFault("InternalServerException", SERVER_FAULT, down.getMessage());
        }
    }

    private static int seconds(Input input) {
        int seconds = input.number(DURATION).orElse(SHORTEST_SECONDS);
        if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
            throw ServerlessFaults.invalid(
                    "durationSeconds must be between " + SHORTEST_SECONDS + " and " + LONGEST_SECONDS + ".");
        }
        return seconds;
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
