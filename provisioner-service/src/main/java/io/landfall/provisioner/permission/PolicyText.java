package io.landfall.provisioner.permission;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPolicyWriter;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** An IAM policy of grants: one statement for each scope. */
public final class PolicyText {

    private PolicyText() {}

    /** As JSON for a person, with placeholders. */
    public static String of(Collection<Grant> grants) {
        IamPolicy.Builder policy = IamPolicy.builder();
        byScope(grants).forEach((scope, actions) -> policy.addStatement(statement(scope, actions)));
        return policy.build().toJson(IamPolicyWriter.builder().prettyPrint(true).build());
    }

    /** The actions of each scope, in order. */
    static Map<Scope, SortedSet<String>> byScope(Collection<Grant> grants) {
        Map<Scope, SortedSet<String>> scopes = new EnumMap<>(Scope.class);
        grants.forEach(grant ->
                scopes.computeIfAbsent(grant.scope(), scope -> new TreeSet<>()).add(grant.action()));
        return scopes;
    }

    private static IamStatement statement(Scope scope, SortedSet<String> actions) {
        IamStatement.Builder statement = IamStatement.builder().sid(scope.id()).effect(IamEffect.ALLOW);
        actions.forEach(statement::addAction);
        scope.resources().forEach(statement::addResource);
        scope.condition()
                .forEach((operator, keys) -> keys.forEach((key, values) ->
                        statement.addConditions(IamConditionOperator.create(operator), key, List.copyOf(values))));
        return statement.build();
    }
}
