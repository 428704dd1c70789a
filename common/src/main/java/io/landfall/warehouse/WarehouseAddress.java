package io.landfall.warehouse;

import java.time.Duration;

/**
 * How to connect, without the password.
 *
 * @param secretArn Secrets Manager secret that holds user and password
 * @param tls whether the connection is encrypted and the server's certificate verified
 */
public record WarehouseAddress(String host, int port, String database, String secretArn, boolean tls) {

    private static final int CONNECT_SECONDS = 10;

    /**
     * The driver takes {@code ssl=false} alone for plain text; with TLS its default verifies the certificate's authority.
     *
     * @param patience how long a read waits for the answer
     */
    String jdbcUrl(Duration patience) {
        return "jdbc:redshift://" + host + ':' + port + '/' + database + "?connectTimeout=" + CONNECT_SECONDS
                + "&loginTimeout=" + CONNECT_SECONDS + "&socketTimeout=" + patience.toSeconds()
                + "&tcpKeepAlive=true" + (tls ? "&ssl=true" : "&ssl=false");
    }
}
