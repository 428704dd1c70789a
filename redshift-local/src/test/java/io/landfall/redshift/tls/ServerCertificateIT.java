package io.landfall.redshift.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateIT {

    @Test
    void isKeptAsItIsWhileTheHostsAreTheSame(@TempDir Path directory) throws IOException {
        ServerCertificate first = ServerCertificate.in(directory, List.of("warehouse.test", "::1", "10.0.0.7"));
        byte[] keys = Files.readAllBytes(directory.resolve("tls.p12"));
        ServerCertificate.in(directory, List.of("10.0.0.7", "warehouse.test"));

        assertThat(directory.resolve("tls.p12")).hasBinaryContent(keys);
        assertThat(first.authorityFile()).content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void anotherHostGetsACertificateOfTheSameAuthority(@TempDir Path directory) throws IOException {
        ServerCertificate first = ServerCertificate.in(directory, List.of());
        String authority = Files.readString(first.authorityFile());
        byte[] keys = Files.readAllBytes(directory.resolve("tls.p12"));
        ServerCertificate second = ServerCertificate.in(directory, List.of("other.test"));

        assertThat(second.authorityFile()).hasContent(authority);
        assertThat(Files.readAllBytes(directory.resolve("tls.p12"))).isNotEqualTo(keys);
    }

    @Test
    void aDamagedStoreIsMadeAnew(@TempDir Path directory) throws IOException {
        ServerCertificate first = ServerCertificate.in(directory, List.of());
        String authority = Files.readString(first.authorityFile());
        Files.write(directory.resolve("tls.p12"), new byte[] {1, 2, 3});

        assertThat(ServerCertificate.in(directory, List.of()).authorityFile())
                .content()
                .isNotEqualTo(authority);
    }

    @Test
    void onlyTheOwnerMayReadTheKeys(@TempDir Path directory) throws IOException {
        ServerCertificate.in(directory, List.of());

        assertThat(Files.getPosixFilePermissions(directory.resolve("tls.p12")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
