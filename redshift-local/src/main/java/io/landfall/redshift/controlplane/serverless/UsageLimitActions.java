package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.UsageLimit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Usage limits of workgroups. They are kept on record: nothing here uses processing units, so no limit is ever reached. */
final class UsageLimitActions {

    private static final String ID = "usageLimitId";
    private static final String RESOURCE = "resourceArn";
    private static final String TYPE = "usageType";
    private static final String AMOUNT = "amount";
    private static final String PERIOD = "period";
    private static final String BREACH = "breachAction";
    private static final Set<String> TYPES = Set.of("serverless-compute", "cross-region-datasharing");
    private static final Set<String> PERIODS = Set.of("daily", "weekly", "monthly");
    private static final Set<String> BREACH_ACTIONS = Set.of("log", "emit-metric", "deactivate");

    private final Account account;
    private final Arns arns;

    UsageLimitActions(Account account) {
        this.account = account;
        this.arns = new Arns(account);
    }

    JsonNode create(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(RESOURCE, TYPE, AMOUNT, PERIOD, BREACH));
        UsageLimit limit = new UsageLimit(
                UUID.randomUUID().toString(),
                input.require(RESOURCE),
                Constraints.oneOf(TYPE, input.require(TYPE), TYPES),
                amount(input).orElseThrow(() -> Constraints.violated(null, AMOUNT, "Member must not be null")),
                Constraints.oneOf(PERIOD, input.find(PERIOD).orElse("monthly"), PERIODS),
                breachAction(input).orElse("log"));
        account.change(state -> requireFree(state, limit).with(limit));
        return answer(limit);
    }

    JsonNode get(JsonNode parameters) {
        String id = Input.of(parameters, Set.of(ID)).require(ID);
        return answer(ServerlessFaults.usageLimit(account.state(), id));
    }

    JsonNode list(JsonNode parameters) {
        Set<String> members = new HashSet<>(Pages.MEMBERS);
        members.addAll(Set.of(RESOURCE, TYPE));
        Input input = Input.of(parameters, members);
        Optional<String> resource = input.find(RESOURCE);
        Optional<String> type = input.find(TYPE).map(given -> Constraints.oneOf(TYPE, given, TYPES));
        List<UsageLimit> limits = account.state().usageLimits().values().stream()
                .filter(limit -> resource.isEmpty() || limit.resourceArn().equals(resource.get()))
                .filter(limit -> type.isEmpty() || limit.usageType().equals(type.get()))
                .toList();
        return Pages.of(limits, input, "usageLimits", UsageLimit::id, this::describe);
    }

    JsonNode update(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(ID, AMOUNT, BREACH));
        Optional<Long> amount = amount(input);
        Optional<String> breachAction = breachAction(input);
        return change(input.require(ID), limit -> limit.withAmount(amount.orElse(limit.amount()))
                .withBreachAction(breachAction.orElse(limit.breachAction())));
    }

    JsonNode delete(JsonNode parameters) {
        String id = Input.of(parameters, Set.of(ID)).require(ID);
        UsageLimit deleted = ServerlessFaults.usageLimit(account.state(), id);
        account.change(state ->
                state.withoutUsageLimit(ServerlessFaults.usageLimit(state, id).id()));
        return answer(deleted);
    }

    private JsonNode change(String id, UnaryOperator<UsageLimit> step) {
        AccountState after = account.change(state -> state.with(step.apply(ServerlessFaults.usageLimit(state, id))));
        return answer(after.usageLimits().get(id));
    }

    private AccountState requireFree(AccountState state, UsageLimit limit) {
        boolean known = state.workgroups().values().stream()
                .anyMatch(workgroup -> arns.of(workgroup).equals(limit.resourceArn()));
        if (!known) {
            throw ServerlessFaults.notFound("Serverless workgroup " + limit.resourceArn() + " not found.");
        }
        boolean taken = state.usageLimits().values().stream()
                .anyMatch(other -> other.resourceArn().equals(limit.resourceArn())
                        && other.usageType().equals(limit.usageType())
                        && other.period().equals(limit.period())
                        && other.breachAction().equals(limit.breachAction()));
        if (taken) {
            throw ServerlessFaults.conflict("The usage limit already exists.");
        }
        return state;
    }

    private static Optional<Long> amount(Input input) {
        Optional<Long> amount = input.longNumber(AMOUNT);
        if (amount.isPresent() && amount.get() <= 0) {
            throw ServerlessFaults.invalid("The usage limit amount must be a positive number: " + amount.get());
        }
        return amount;
    }

    private static Optional<String> breachAction(Input input) {
        return input.find(BREACH).map(given -> Constraints.oneOf(BREACH, given, BREACH_ACTIONS));
    }

    private ObjectNode answer(UsageLimit limit) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("usageLimit", describe(limit));
        return answer;
    }

    private ObjectNode describe(UsageLimit limit) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(ID, limit.id())
                .put("usageLimitArn", arns.of(limit))
                .put(RESOURCE, limit.resourceArn())
                .put(TYPE, limit.usageType())
                .put(AMOUNT, limit.amount())
                .put(PERIOD, limit.period())
                .put(BREACH, limit.breachAction());
    }
}
