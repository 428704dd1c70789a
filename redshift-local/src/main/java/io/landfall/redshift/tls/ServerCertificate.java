package io.landfall.redshift.tls;

import io.landfall.redshift.tls.CertificateMaker.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The server's key and certificate, and the authority that signed it, kept in a directory and renewed when they have to be. */
public final class ServerCertificate {
    /** What clients are given as the root certificate, in PEM. */
    public static final String AUTHORITY_FILE = "redshift-ca.crt";

    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofDays(30);

    private final Path authorityFile;
    private final SSLContext context;

    private ServerCertificate(Path authorityFile, SSLContext context) {
        this.authorityFile = authorityFile;
        this.context = context;
    }

    /**
     * Finds the certificate in the directory or makes one; another set of hosts gets a new certificate of the same authority,
     * so that clients keep the file they have.
     *
     * @param hosts further names and addresses clients use; localhost is always one
     * @throws IOException when the directory cannot be written, or the Java runtime lacks an algorithm
     */
    public static ServerCertificate in(Path directory, Collection<String> hosts) throws IOException {
        Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
        for (String host : hosts) {
            // Java reads addresses back in its own notation.
            names.add(
                    CertificateMaker.isAddress(host)
                            ? InetAddress.getByName(host).getHostAddress()
                            : host);
        }
        KeyFiles files = new KeyFiles(directory);
        try {
            Identity authority = valid(files.authority()).orElse(null);
            Identity server = valid(files.server()).orElse(null);
            if (authority == null) {
                authority = CertificateMaker.authority();
                server = null;
            }
            if (server == null || !names.equals(namesOf(server.certificate()))) {
                server = CertificateMaker.server(authority, names);
                files.write(authority, server);
            }
            return new ServerCertificate(files.authorityFile(), context(authority, server));
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the server certificate in " + directory + " cannot be made or read", unusable);
        }
    }

    /** The file for clients: {@code sslrootcert}. */
    public Path authorityFile() {
        return authorityFile;
    }

    public SSLContext context() {
        return context;
    }

    private static Optional<Identity> valid(Optional<Identity> found) {
        Instant needed = Instant.now().plus(RENEWED_BEFORE_EXPIRY);
        return found.filter(
                identity -> identity.certificate().getNotAfter().toInstant().isAfter(needed));
    }

    private static Set<String> namesOf(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? Set.of()
                : names.stream().map(name -> name.get(1).toString()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SSLContext context(Identity authority, Identity server)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate[] chain = {server.certificate(), authority.certificate()};
        store.setKeyEntry("server", server.key(), new char[0], chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
