package io.landfall.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuePolicyTest {

    private static final String QUEUE = "arn:aws:sqs:us-west-2:000000000000:landing";
    private static final String ALLOWED = "'Effect':'Allow','Principal':{'Service':'s3.amazonaws.com'},"
            + "'Action':'sqs:SendMessage','Resource':'" + QUEUE + "'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Statement':{" + ALLOWED + "}}",
                "{'Statement':[{" + ALLOWED + ",'Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:s3:*:*:data-?'}}}]}",
                "{'Statement':[{" + ALLOWED + ",'Condition':{'ArnEquals':{'AWS:SourceArn':['x','arn:aws:s3:::data-1']},"
                        + "'StringEquals':{'aws:SourceAccount':'000000000000'},'Bool':{'aws:SecureTransport':'true'}}}]}",
                "{'Statement':[{" + ALLOWED + ",'Condition':{'StringEqualsIfExists':{'aws:SourceOrgID':'o-1'}}}]}",
                "{'Statement':[{'Effect':'Allow','Principal':{'AWS':'*'},'Action':['SQS:*'],'Resource':'*'}]}",
                "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'SQS:SendMessage','Resource':'arn:aws:sqs:*'}]}",
                "{'Statement':[{" + ALLOWED + "},{'Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'*',"
                        + "'Condition':{'Bool':{'aws:SecureTransport':'false'}}}]}"
            })
    void s3MaySendWhereThePolicySaysSo(String policy) {
        assertThat(letsSend(policy)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{'Statement':[]}",
                "{'Statement':[{" + ALLOWED + ",'Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:s3:*:*:other'}}}]}",
                "{'Statement':[{" + ALLOWED + ",'Condition':{'StringEquals':{'aws:SourceAccount':'111111111111'}}}]}",
                "{'Statement':[{" + ALLOWED + ",'Condition':{'StringEquals':{'aws:SourceOrgID':'o-1'}}}]}",
                "{'Statement':[{" + ALLOWED + ",'Condition':{'Unheard':{'aws:SourceAccount':'000000000000'}}}]}",
                "{'Statement':[{'Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},"
                        + "'Action':'sqs:SendMessage','Resource':'*'}]}",
                "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'sqs:ReceiveMessage','Resource':'*'}]}",
                "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'sqs:SendMessage','Resource':'" + QUEUE
                        + "-2'}]}",
                "{'Statement':[{" + ALLOWED + "},{'Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'*',"
                        + "'Condition':{'ArnNotLike':{'aws:SourceArn':'arn:aws:s3:*:*:other'}}}]}"
            })
    void s3MayNotSendOtherwise(String policy) {
        assertThat(letsSend(policy)).isFalse();
    }

    @Test
    void aPatternIsTakenByTheLetterBesideItsWildcards() {
        assertThat(letsSend("{'Statement':[{'Effect':'Allow','Principal':'*','Action':'sqs:Send.*','Resource':'*'}]}"))
                .isFalse();
    }

    private static boolean letsSend(String policy) {
        return QueuePolicy.letsS3Send(policy.replace('\'', '"'), QUEUE, "data-1", "000000000000");
    }
}
