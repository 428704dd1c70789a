package io.landfall.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dependency rules of the house, over the classes of every module. Each says what to do instead. */
class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "common",
            "redshift-local",
            "provisioner-service",
            "stager-service",
            "checks",
            "loader-service",
            "quality-service",
            "examples",
            "local");

    private static final List<String> SERVICES = List.of("provisioner", "stager", "loader", "quality");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .toList());

    @Test
    void everyModuleIsLookedAt() {
        assertThat(Stream.of(
                        "event",
                        "redshift",
                        "provisioner",
                        "stager",
                        "checks",
                        "loader",
                        "quality",
                        "examples",
                        "local"))
                .allSatisfy(name -> assertThat(CLASSES.stream())
                        .anyMatch(c -> c.getPackageName().startsWith("io.landfall." + name)));
    }

    @Test
    void servicesDoNotKnowEachOther() {
        for (String service : SERVICES) {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> "io.landfall." + other + "..")
                    .toArray(String[]::new);
            check(noClasses()
                    .that(resideInAPackage("io.landfall." + service + ".."))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others))
                    .because("services talk only over Kafka: publish an event, or move what is shared to common"));
        }
    }

    @Test
    void checksKnowNoService() {
        check(noClasses()
                .that(resideInAPackage("io.landfall.checks.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.landfall.provisioner..",
                        "io.landfall.stager..",
                        "io.landfall.loader..",
                        "io.landfall.quality..",
                        "io.landfall.local..",
                        "io.landfall.redshift.."))
                .because("the loader and quality both use them"));
    }

    @Test
    void commonKnowsNoService() {
        check(noClasses()
                .that(resideInAnyPackage(
                        "io.landfall.event..",
                        "io.landfall.project..",
                        "io.landfall.warehouse..",
                        "io.landfall.ledger..",
                        "io.landfall.failure..",
                        "io.landfall.flow..",
                        "io.landfall.messaging..",
                        "io.landfall.service.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.landfall.provisioner..",
                        "io.landfall.stager..",
                        "io.landfall.checks..",
                        "io.landfall.loader..",
                        "io.landfall.quality..",
                        "io.landfall.local..",
                        "io.landfall.redshift.."))
                .because("common is what everybody may know"));
    }

    @Test
    void onlyTheWarehousePackageTouchesJdbc() {
        check(noClasses()
                .that(resideInAnyPackage(
                        "io.landfall.event..",
                        "io.landfall.project..",
                        "io.landfall.ledger..",
                        "io.landfall.failure..",
                        "io.landfall.flow..",
                        "io.landfall.provisioner..",
                        "io.landfall.stager..",
                        "io.landfall.checks..",
                        "io.landfall.loader..",
                        "io.landfall.quality.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "com.amazon.redshift.."))
                .because("sessions, quoting and failure kinds are decided in io.landfall.warehouse"));
    }

    @Test
    void enginesKnowNeitherQuarkusNorKafka() {
        check(noClasses()
                .that(resideInAnyPackage(
                        "io.landfall.event..",
                        "io.landfall.project..",
                        "io.landfall.warehouse..",
                        "io.landfall.ledger..",
                        "io.landfall.failure..",
                        "io.landfall.flow..",
                        "io.landfall.provisioner",
                        "io.landfall.provisioner.resource..",
                        "io.landfall.stager",
                        "io.landfall.stager.notification..",
                        "io.landfall.stager.batch..",
                        "io.landfall.stager.copy..",
                        "io.landfall.stager.retention..",
                        "io.landfall.stager.reject..",
                        "io.landfall.stager.reconcile..",
                        "io.landfall.stager.backfill..",
                        "io.landfall.checks..",
                        "io.landfall.loader",
                        "io.landfall.loader.plan..",
                        "io.landfall.loader.merge..",
                        "io.landfall.quality",
                        "io.landfall.quality.check..",
                        "io.landfall.quality.schedule..",
                        "io.landfall.quality.retry..",
                        "io.landfall.quality.alert.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "jakarta..",
                        "org.eclipse.microprofile..",
                        "org.apache.kafka.."))
                .because("engines are plain Java; join them to channels in the service's package 'service'"));
    }

    @Test
    void redshiftLocalStandsAlone() {
        check(noClasses()
                .that(resideInAPackage("io.landfall.redshift.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.landfall.event..",
                        "io.landfall.project..",
                        "io.landfall.warehouse..",
                        "io.landfall.ledger..",
                        "io.landfall.flow..",
                        "io.landfall.local.."))
                .because("people use redshift-local without the rest of Landfall"));
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        for (String part : List.of("stager", "checks", "loader", "quality", "provisioner")) {
            check(slices().matching("io.landfall." + part + ".(*)..").should().beFreeOfCycles());
        }
        check(slices().matching("io.landfall.(event|failure|warehouse|project|ledger|flow|messaging|service)..")
                .should()
                .beFreeOfCycles());
    }

    @Test
    void roomsAreNamedForWhatIsInThem() {
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..impl..", "..misc..", "..common..")
                .because("a name of the field says more; move the class to the room it serves"));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
