package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.Installation;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import io.landfall.provisioner.resource.queue.NotificationQueue;
import io.landfall.provisioner.resource.role.CopyRole;
import io.landfall.provisioner.resource.storage.BucketNotification;
import io.landfall.provisioner.resource.storage.LandingBucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is around the compute of one warehouse, and what tests do to it. */
final class Surroundings {

    private static final RemovalOptions KEEPING_DATA = new RemovalOptions(Optional.empty(), false);

    final Aws aws;
    final AwsAccount account;
    final Project project;
    final Ownership ownership;
    private final Convergence convergence =
            new Convergence(new Patience(Duration.ofMillis(20), Duration.ofSeconds(90)), (step, state) -> {});

    private Surroundings(Aws aws, Project project) {
        this.aws = aws;
        this.account = aws.account();
        this.project = project;
        this.ownership = new Ownership(
                project.warehouse().warehouse(),
                project.warehouse().adopt(),
                project.warehouse().tags());
    }

    /** @param more lines of {@code warehouse.yaml} */
    static Surroundings of(Aws aws, Path directory, String warehouse, String... more) throws IOException {
        Path target = Files.createTempDirectory(directory, warehouse);
        Path source = Path.of("..", "examples", "sparkify");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(
                target.resolve("warehouse.yaml"), """
                warehouse: %s
                region: us-west-2
                landing_bucket: landing-%s
                %s
                """.formatted(warehouse, warehouse, String.join("\n", more)));
        return new Surroundings(aws, ProjectReader.read(target));
    }

    CopyRole role() {
        return new CopyRole(aws.iam(), Installation.of(project), ownership, account);
    }

    LandingBucket bucket() {
        return new LandingBucket(aws.s3(), aws.iam(), project.warehouse(), ownership, 1);
    }

    NotificationQueue deadLetters() {
        return NotificationQueue.deadLetters(aws.sqs(), project.warehouse(), ownership, account);
    }

    NotificationQueue queue() {
        return NotificationQueue.landed(aws.sqs(), project.warehouse(), ownership, account);
    }

    BucketNotification notification() {
        return new BucketNotification(aws.s3(), Installation.of(project), queueArn());
    }

    String queueArn() {
        return account.queue(project.warehouse().queueName());
    }

    String bucketName() {
        return project.warehouse().landingBucket();
    }

    /** Provisions up to and with the resource. */
    void settle(Resource... resources) throws InterruptedException {
        for (Resource resource : resources) {
            convergence.settle(resource);
            assertThat(resource.find()).isInstanceOf(Finding.Settled.class);
        }
    }

    Removal remove(Resource resource) throws InterruptedException {
        return convergence.remove(resource, KEEPING_DATA);
    }

    /** What is different now; nothing else than that must be found. */
    static List<String> differences(Resource resource) {
        Finding found = resource.find();
        assertThat(found).isInstanceOf(Finding.Different.class);
        return ((Finding.Different) found)
                .differences().stream().map(Difference::attribute).toList();
    }

    /** After something was changed by hand, exactly this is found, and repaired. */
    void assertNoticedAndRepaired(Resource resource, String attribute) throws InterruptedException {
        assertThat(differences(resource)).containsExactly(attribute);
        settle(resource);
    }

    static void assertRefused(Resource resource, String... words) {
        assertThat(resource.find())
                .isInstanceOfSatisfying(Finding.Refused.class, refused -> assertThat(refused.explanation())
                        .contains(words));
    }

    static List<String> notes(Resource resource) {
        return ((Finding.Settled) resource.find()).notes();
    }
}
