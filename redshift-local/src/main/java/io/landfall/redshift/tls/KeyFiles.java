package io.landfall.redshift.tls;

import io.landfall.redshift.tls.CertificateMaker.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Both keys in a file that only its owner may read, and beside it the authority's certificate for everybody. */
final class KeyFiles {
    private static final String STORE_FILE = "tls.p12";
    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";
    /** The file's permissions protect the keys; the format wants a password all the same. */
    private static final char[] PASSWORD = "redshift-local".toCharArray();

    private final Path directory;

    KeyFiles(Path directory) {
        this.directory = directory;
    }

    Path authorityFile() {
        return directory.resolve(ServerCertificate.AUTHORITY_FILE);
    }

    /** Empty also when the clients' file is gone or the store is damaged: both are then made anew. */
    Optional<Identity> authority() {
        return Files.exists(authorityFile()) ? read(AUTHORITY) : Optional.empty();
    }

    Optional<Identity> server() {
        return read(SERVER);
    }

    private Optional<Identity> read(String alias) {
        Path file = directory.resolve(STORE_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store.getKey(alias, PASSWORD) instanceof PrivateKey key
                            && store.getCertificate(alias) instanceof X509Certificate certificate
                    ? Optional.of(new Identity(key, certificate))
                    : Optional.empty();
        } catch (IOException | GeneralSecurityException damaged) {
            return Optional.empty();
        }
    }

    void write(Identity authority, Identity server) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate root = authority.certificate();
        store.setKeyEntry(AUTHORITY, authority.key(), PASSWORD, new Certificate[] {root});
        store.setKeyEntry(SERVER, server.key(), PASSWORD, new Certificate[] {server.certificate(), root});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD);
        Files.createDirectories(directory);
        replace(directory.resolve(STORE_FILE), bytes.toByteArray(), "rw-------");
        replace(authorityFile(), pem(root).getBytes(StandardCharsets.US_ASCII), "rw-r--r--");
    }

    private static String pem(X509Certificate certificate) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        }
        return text.toString();
    }

    private void replace(Path file, byte[] content, String permissions) throws IOException {
        Path written = Files.createTempFile(directory, file.getFileName().toString(), ".tmp", attributes(permissions));
        Files.write(written, content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FileAttribute<?>[] attributes(String permissions) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
