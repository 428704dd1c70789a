package io.landfall.redshift.controlplane.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

    private static final String BOTH =
            trust("{\"Service\":[\"redshift.amazonaws.com\",\"redshift-serverless.amazonaws.com\"]}");

    @Test
    void aTrustPolicyNamesServicesAndStsActions() {
        assertThat(PolicyDocument.requireTrust(BOTH)).isEqualTo(BOTH);
        malformed(() -> PolicyDocument.requireTrust("{nonsense"), "Syntax errors in policy");
        malformed(() -> PolicyDocument.requireTrust("[]"), "a JSON object is expected");
        malformed(() -> PolicyDocument.requireTrust("{\"Version\":\"2012-10-17\"}"), "a Statement is expected");
        malformed(() -> PolicyDocument.requireTrust(BOTH.replace("2012", "2013")), "Syntax errors in policy");
        malformed(() -> PolicyDocument.requireTrust(BOTH.replace("Allow", "Maybe")), "Effect");
        malformed(
                () -> PolicyDocument.requireTrust(BOTH.replace("sts:AssumeRole", "s3:GetObject")),
                "may only specify STS AssumeRole actions");
        malformed(
                () -> PolicyDocument.requireTrust(trust("{\"Service\":\"redshift\"}")), "Invalid principal in policy");
        malformed(() -> PolicyDocument.requireTrust(BOTH.replace("Principal", "NoPrincipal")), "Principal");
        malformed(
                () -> PolicyDocument.requireTrust(BOTH.replace("\"Action\"", "\"Resource\":\"*\",\"Action\"")),
                "prohibited field Resource");
    }

    @Test
    void anIdentityPolicyNamesActionsAndResources() {
        String read = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":\"arn:aws:s3:::landing/*\"}}";
        assertThat(PolicyDocument.requireIdentity(read)).isEqualTo(read);
        malformed(() -> PolicyDocument.requireIdentity(read.replace("Action", "Deed")), "must contain actions");
        malformed(() -> PolicyDocument.requireIdentity(read.replace("Resource", "Thing")), "must contain resources");
        malformed(() -> PolicyDocument.requireIdentity(BOTH), "should not specify a principal");
    }

    @Test
    void onlyTheServicesNamedAreTrusted() {
        assertThat(PolicyDocument.trustsService(BOTH, AssumableRoles.REDSHIFT)).isTrue();
        assertThat(PolicyDocument.trustsService(BOTH, "ec2.amazonaws.com")).isFalse();
        assertThat(PolicyDocument.trustsService(BOTH.replace("Allow", "Deny"), AssumableRoles.REDSHIFT))
                .isFalse();
    }

    @Test
    void usersAreTrustedByNameAccountOrWildcard() {
        String user = "arn:aws:iam::000000000000:user/local";
        assertThat(PolicyDocument.trustsUser(trust("{\"AWS\":\"" + user + "\"}"), "000000000000", user))
                .isTrue();
        assertThat(PolicyDocument.trustsUser(
                        trust("{\"AWS\":[\"arn:aws:iam::000000000000:root\"]}"), "000000000000", user))
                .isTrue();
        assertThat(PolicyDocument.trustsUser(trust("\"*\""), "000000000000", user))
                .isTrue();
        assertThat(PolicyDocument.trustsUser(trust("{\"AWS\":\"111111111111\"}"), "000000000000", user))
                .isFalse();
    }

    private static String trust(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"sts:AssumeRole\"}]}";
    }

    private static void malformed(ThrowingCallable check, String reason) {
        assertThatExceptionOfType(AwsFault.class)
                .isThrownBy(check)
                .withMessageContaining(reason)
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("MalformedPolicyDocument"));
    }
}
