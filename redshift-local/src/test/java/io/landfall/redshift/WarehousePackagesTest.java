package io.landfall.redshift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WarehousePackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.landfall.redshift");

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("io.landfall.redshift.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sqlAndCopyDoNotKnowTheSessionsThatUseThem() {
        noClasses()
                .that()
                .resideInAnyPackage("..redshift.sql..", "..redshift.copy..", "..redshift.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..redshift.gateway..", "..redshift.catalog..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCatalogAndTheEmbeddedServerUseJdbc() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..redshift.sql..", "..redshift.copy..", "..redshift.wire..", "..redshift.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.postgresql..")
                .check(CLASSES);
    }
}
