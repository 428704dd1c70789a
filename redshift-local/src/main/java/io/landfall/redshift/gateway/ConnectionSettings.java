package io.landfall.redshift.gateway;

import io.landfall.redshift.access.PasswordMethod;
import java.time.Duration;
import java.util.List;

/**
 * How connections are taken and kept.
 *
 * @param requireTls whether sessions in plain text are refused, as by the cluster parameter {@code require_ssl}
 * @param passwordMethod how passwords are asked for, where what is kept of the password allows it
 * @param certificateHosts names and addresses clients use beside localhost and the address listened on
 * @param parkAfter how long a session rests before its PostgreSQL process is given back
 * @param loginTimeout for everything up to the checked password
 * @param maxSessions sessions at a time; further ones are refused
 */
public record ConnectionSettings(
        boolean requireTls,
        PasswordMethod passwordMethod,
        List<String> certificateHosts,
        Duration parkAfter,
        Duration loginTimeout,
        int maxSessions) {
    /** Plain text and TLS, MD5, and the 500 sessions of the smaller node types (Quotas and limits). */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(
            false, PasswordMethod.MD5, List.of(), Duration.ofSeconds(3), Duration.ofSeconds(30), 500);

    public ConnectionSettings {
        certificateHosts = List.copyOf(certificateHosts);
    }

    public ConnectionSettings requiringTls() {
        return new ConnectionSettings(true, passwordMethod, certificateHosts, parkAfter, loginTimeout, maxSessions);
    }

    public ConnectionSettings asking(PasswordMethod method) {
        return new ConnectionSettings(requireTls, method, certificateHosts, parkAfter, loginTimeout, maxSessions);
    }

    public ConnectionSettings parkingAfter(Duration rest) {
        return new ConnectionSettings(requireTls, passwordMethod, certificateHosts, rest, loginTimeout, maxSessions);
    }

    public ConnectionSettings loggingInWithin(Duration timeout) {
        return new ConnectionSettings(requireTls, passwordMethod, certificateHosts, parkAfter, timeout, maxSessions);
    }

    public ConnectionSettings limitedTo(int sessions) {
        return new ConnectionSettings(requireTls, passwordMethod, certificateHosts, parkAfter, loginTimeout, sessions);
    }
}
