package io.landfall.redshift.gateway;

import java.net.InetSocketAddress;

/**
 * Where the gateway listens, whom it lets in, and where PostgreSQL is.
 *
 * @param listen address for clients; port 0 takes a free one
 * @param backend PostgreSQL, which trusts every connection
 */
public record GatewayConfig(InetSocketAddress listen, InetSocketAddress backend, String user, String password) {

    @Override
    public String toString() {
        return "GatewayConfig[listen=" + listen + ", backend=" + backend + ", user=" + user + "]";
    }
}
