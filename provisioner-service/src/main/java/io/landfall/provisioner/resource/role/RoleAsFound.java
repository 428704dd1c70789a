package io.landfall.provisioner.resource.role;

import io.landfall.provisioner.resource.policy.PolicyDocument;
import java.util.List;
import java.util.Map;

/**
 * The role in AWS.
 *
 * @param policy Landfall's inline policy; empty where it is missing
 * @param otherPolicies names of what others gave the role: inline policies and attached managed ones
 */
record RoleAsFound(
        String arn,
        String description,
        int maxSessionSeconds,
        Map<String, String> tags,
        PolicyDocument trust,
        PolicyDocument policy,
        List<String> otherPolicies) {}
