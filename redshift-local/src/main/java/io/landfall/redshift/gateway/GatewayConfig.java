package io.landfall.redshift.gateway;

import io.landfall.redshift.access.Logins;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

/**
 * Where the gateway listens, whom it lets in, and where PostgreSQL is.
 *
 * @param listen address for clients; port 0 takes a free one
 * @param backend PostgreSQL, which trusts every connection
 * @param tls the server's certificate
 */
public record GatewayConfig(
        InetSocketAddress listen,
        InetSocketAddress backend,
        Logins logins,
        SSLContext tls,
        ConnectionSettings settings) {}
