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
    void packages_depend_on_each_other_in_one_direction() {
        slices().matching("io.landfall.redshift.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sql_and_copy_do_not_know_the_sessions_that_use_them() {
        noClasses()
                .that()
                .resideInAnyPackage("..redshift.sql..", "..redshift.copy..", "..redshift.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..redshift.gateway..", "..redshift.catalog..")
                .check(CLASSES);
    }

    @Test
    void only_the_catalog_and_the_embedded_server_use_jdbc() {
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
