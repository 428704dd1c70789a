package io.landfall.provisioner.resource.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {

    private static final String READ = """
            {"Version":"2012-10-17","Statement":[{"Sid":"One","Effect":"Allow","Principal":{"Service":["s3.amazonaws.com"]},
             "Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::b/*",
             "Condition":{"StringLike":{"s3:prefix":["a/*","b/*"]}}}]}""";

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"Statement":{"Condition":{"stringlike":{"S3:Prefix":["b/*","a/*"]}},"Resource":["arn:aws:s3:::b/*"],
                 "Action":["S3:listbucket","s3:GetObject"],"Principal":{"Service":"s3.amazonaws.com"},"Effect":"Allow"}}""", """
                {"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"Other","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},
                 "Action":["s3:ListBucket","s3:GetObject"],"Resource":"arn:aws:s3:::b/*",
                 "Condition":{"StringLike":{"s3:prefix":["a/*","b/*"]}}}]}"""})
    void theSameWrittenOtherwiseMeansTheSame(String written) {
        assertThat(PolicyDocument.of(written).meansTheSameAs(PolicyDocument.of(READ)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a/*\",\"b/*\"|\"a/*\"",
                "s3:GetObject|s3:PutObject",
                "Allow|Deny",
                "s3.amazonaws.com|sns.amazonaws.com",
                "arn:aws:s3:::b/*|arn:aws:s3:::c/*",
                "StringLike|StringEquals"
            })
    void anyOtherWordMeansSomethingElse(String change) {
        String[] fromTo = change.split("\\|");
        PolicyDocument changed = PolicyDocument.of(READ.replace(fromTo[0], fromTo[1]));
        assertThat(changed.meansTheSameAs(PolicyDocument.of(READ))).isFalse();
        assertThat(changed.beyond(PolicyDocument.of(READ))).isNotEmpty();
    }

    @Test
    void oneStatementMoreMeansSomethingElse() {
        PolicyDocument more = PolicyDocument.of(READ)
                .with(PolicyDocument.of("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"));
        assertThat(more.meansTheSameAs(PolicyDocument.of(READ))).isFalse();
        assertThat(more.contains(PolicyDocument.of(READ))).isTrue();
        assertThat(more.beyond(PolicyDocument.of(READ))).isEqualTo("Action *; Effect Allow; Resource *");
    }

    @Test
    void anAccountAndItsRootAreTheSame() {
        String root = "{\"Statement\":{\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"}}}";
        assertThat(PolicyDocument.of(root.replace("arn:aws:iam::123456789012:root", "123456789012"))
                        .meansTheSameAs(PolicyDocument.of(root)))
                .isTrue();
    }

    @Test
    void documentsOfIamComeEncodedOrNot() {
        String encoded = "%7B%22Statement%22%3A%5B%7B%22Resource%22%3A%22a+b%20c%22%7D%5D%7D";
        String plain = "{\"Statement\":[{\"Resource\":\"a+b c\"}]}";
        assertThat(PolicyDocument.ofEncoded(encoded).meansTheSameAs(PolicyDocument.ofEncoded(plain)))
                .isTrue();
    }

    @Test
    void whatIsNoPolicyAllowsNothing() {
        assertThat(PolicyDocument.of("").isEmpty()).isTrue();
        assertThat(PolicyDocument.of(null).isEmpty()).isTrue();
        assertThat(PolicyDocument.of("{oops").isEmpty()).isTrue();
    }

    @Test
    void statementsOfOthersAreKeptWordForWord() {
        String theirs =
                "{\"Version\":\"2008-10-17\",\"Id\":\"q\",\"Statement\":[{\"Sid\":\"T\",\"Effect\":\"Deny\",\"New\":{\"x\":1}}]}";
        PolicyDocument joined = PolicyDocument.of(theirs).with(PolicyDocument.of(READ));
        assertThat(joined.without("One", PolicyDocument.of(READ)).toJson()).isEqualTo(theirs);
    }
}
