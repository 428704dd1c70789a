package io.landfall.local.command;

import io.landfall.local.stack.RunningStack;
import java.util.List;

/** Where everything of a stack is, for a person who wants to look. */
final class Addresses {

    private Addresses() {}

    static List<String> lines(RunningStack stack, String database, String user) {
        String host = stack.kafka().substring(0, stack.kafka().lastIndexOf(':'));
        return List.of(
                "  Kafka      " + stack.kafka(),
                "  S3         " + stack.s3(),
                "  SQS        " + stack.sqs(),
                "  AWS        " + stack.aws() + "  (Redshift, Serverless, EC2, IAM, STS, Secrets Manager)",
                "  Warehouse  jdbc:redshift://%s:%d/%s?ssl=false  (user %s)"
                        .formatted(host, stack.warehousePort(), database, user),
                "             psql \"host=%s port=%d dbname=%s user=%s sslmode=disable\""
                        .formatted(host, stack.warehousePort(), database, user),
                "             there once it is provisioned; the password is in Secrets Manager, ./landfall sql finds it",
                "  Logs       " + stack.logs());
    }
}
