package io.landfall.provisioner.resource.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.Dataset;
import io.landfall.project.Installation;
import io.landfall.project.LocationPattern;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.policy.PolicyDocument;
import io.landfall.warehouse.QualifiedName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class CopyRolePoliciesTest {

    @Test
    void onlyTheDatasetsAndLandfallsOwnObjectsMayBeRead() {
        CopyRolePolicies policies = policies("songs/", "logs/{yyyy}/x.json", "logs/2020/*.json");
        assertThat(policies.read().meansTheSameAs(PolicyDocument.of("""
                        {"Statement":[
                          {"Effect":"Allow","Action":"s3:GetObject","Resource":
                            ["arn:aws:s3:::landfall-sparkify/_landfall/*","arn:aws:s3:::landfall-sparkify/logs/*","arn:aws:s3:::landfall-sparkify/songs/*"]},
                          {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::landfall-sparkify",
                            "Condition":{"StringLike":{"s3:prefix":["_landfall/*","logs/*","songs/*"]}}},
                          {"Effect":"Allow","Action":"s3:GetBucketLocation","Resource":"arn:aws:s3:::landfall-sparkify"}]}""")))
                .as(policies.read().toJson())
                .isTrue();
    }

    @Test
    void aDatasetThatMayBeAnywhereNeedsTheWholeBucket() {
        String read = policies("songs/", "{yyyy}/x.json").read().toJson();
        assertThat(read)
                .contains("arn:aws:s3:::landfall-sparkify/*\"")
                .doesNotContain("s3:prefix", "songs", "_landfall");
    }

    @Test
    void aQuestionMarkInAPrefixStandsForItself() {
        assertThat(policies("what?/").read().toJson()).contains("landfall-sparkify/what${?}/*");
    }

    @Test
    void onlyRedshiftMayTakeTheRole() {
        assertThat(policies("songs/").trust().toString())
                .isEqualTo("Action sts:assumerole; Effect Allow; Principal Service redshift.amazonaws.com");
    }

    private static CopyRolePolicies policies(String... locations) {
        Project sparkify = ProjectReader.read(Path.of("..", "examples", "sparkify"));
        List<Dataset> datasets = Stream.of(locations)
                .map(l -> Dataset.of("d", LocationPattern.of(l), null, QualifiedName.parse("staging.d")))
                .toList();
        Project project = new Project(
                sparkify.directory(),
                sparkify.warehouse(),
                new PipelineDefinition("p", datasets, List.of(), List.of()));
        return new CopyRolePolicies(new AwsAccount("000000000000", Region.US_WEST_2), Installation.of(project));
    }
}
