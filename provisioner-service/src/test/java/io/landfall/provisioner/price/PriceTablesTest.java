package io.landfall.provisioner.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTablesTest {

    private static final WarehouseDefinition CLUSTER =
            Definitions.of("kind: provisioned", "node_type: ra3.xlplus", "nodes: 2");
    private static final WarehouseDefinition WORKGROUP = Definitions.of("kind: serverless", "base_capacity: 16");

    @TempDir
    private Path directory;

    @Test
    void nodesAreCountedAndTheNoteSaysWhatIsLeftOut() {
        Price price = PriceTables.standard().of(CLUSTER).orElseThrow();
        assertThat(price.hourly()).isEqualTo(2.172);
        assertThat(price.currency()).isEqualTo("USD");
        assertThat(price.note()).contains("managed storage", "snapshots", "Spectrum");
    }

    @Test
    void serverlessCostsItsBaseCapacityWhileQueriesRun() throws IOException {
        Price price = PriceTables.of(file("regions: {us-west-2: {rpu_hour: 0.375}}"))
                .of(WORKGROUP)
                .orElseThrow();
        assertThat(price.hourly()).isEqualTo(6.0);
        assertThat(price.note()).contains("only while queries run", "60 s");
    }

    @Test
    void whatIsNotInTheTableHasNoPrice() throws IOException {
        assertThat(PriceTables.standard().of(Definitions.of("node_type: dc2.large")))
                .isEmpty();
        assertThat(PriceTables.of(file("regions: {eu-west-1: {nodes: {ra3.xlplus: 1}}}"))
                        .of(CLUSTER))
                .isEmpty();
        assertThat(PriceTables.of(file("regions: {us-west-2: {nodes: {ra3.xlplus: 1}}}"))
                        .of(WORKGROUP))
                .isEmpty();
    }

    @Test
    void fileOfOnesOwnReplacesEveryListPrice() throws IOException {
        PriceTable prices =
                PriceTables.of(file("currency: EUR|regions:|  us-west-2:|    nodes:|      ra3.xlplus: 0.5"));
        Price price = prices.of(CLUSTER).orElseThrow();
        assertThat(price.hourly()).isEqualTo(1.0);
        assertThat(price.currency()).isEqualTo("EUR");
        assertThat(prices.of(Definitions.of("node_type: ra3.large"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            regions:|  r:|    nodes:|      ra3.large: cheap ; :4:18:
            regions:|  r:|    nodes: {ra3.large: 0}         ; :3:24:
            regions:|  r:|    nodes: {ra3.large: 0}         ; more than 0
            regions:|  r:|    nodes: {ra3.large: 1.2.3}     ; not a price
            regions:|  r:|    node: {}                      ; known are nodes, rpu_hour
            regions:|  r: 5                                 ; :2:6:
            regions: {a: {}, a: {}}                         ; written twice
            currency: dollars|regions: {}                   ; such as USD
            currency: USD                                   ; has no regions
            regions: [                                      ; is not YAML
            # nothing                                       ; is empty
            """)
    void wrongFileIsRefusedWithThePlaceAndTheReason(String text, String reason) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> PriceTables.of(file))
                .isInstanceOf(PriceFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void fileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> PriceTables.of(directory.resolve("none.yaml")))
                .isInstanceOf(PriceFileException.class)
                .hasMessageContaining("none.yaml cannot be read");
    }

    /** @param lines parted by bars */
    private Path file(String lines) throws IOException {
        return Files.writeString(directory.resolve("prices.yaml"), lines.replace('|', '\n'));
    }
}
