package io.landfall.warehouse;

/**
 * How to connect, without the password.
 *
 * @param secretArn Secrets Manager secret that holds user and password
 * @param tls whether the connection is encrypted and the server's certificate verified
 */
public record WarehouseAddress(String host, int port, String database, String secretArn, boolean tls) {

    private static final int CONNECT_SECONDS = 10;
    private static final int SOCKET_SECONDS = 900;

    /**
     * The driver takes {@code ssl=false} alone for plain text; with TLS its default verifies the certificate's authority.
     * A read waits at most fifteen minutes: longer than any statement Landfall sends should take.
     */
    String jdbcUrl() {
        return "jdbc:redshift://" + host + ':' + port + '/' + database + "?connectTimeout=" + CONNECT_SECONDS
                + "&loginTimeout=" + CONNECT_SECONDS + "&socketTimeout=" + SOCKET_SECONDS
                + "&tcpKeepAlive=true" + (tls ? "&ssl=true" : "&ssl=false");
    }
}
