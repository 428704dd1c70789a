package io.landfall.redshift.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Listens, and accepts {@linkplain WatchedSocket watched sockets}. */
public final class WatchedServerSocket extends ServerSocket {

    /** @throws IOException when the port is taken */
    public WatchedServerSocket(InetSocketAddress address, int backlog) throws IOException {
        super(address.getPort(), backlog, address.getAddress());
    }

    @Override
    public Socket accept() throws IOException {
        WatchedSocket socket = new WatchedSocket();
        implAccept(socket);
        return socket;
    }
}
