package io.landfall.redshift.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * HTTP servers that answer at once. The JDK's server writes the head of an answer and its body one after the other; unless told
 * otherwise it keeps the body back until the client has confirmed the head, and clients take 40 ms for that.
 */
public final class PromptHttpServer {

    /** Read by the JDK when the first server of a process is made. */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private PromptHttpServer() {}

    /**
     * A server that is bound and not started yet.
     *
     * @param address port 0 for any that is free
     * @param backlog connections that may wait; 0 for the system's default
     * @throws IOException when the address is taken
     */
    public static HttpServer bind(InetSocketAddress address, int backlog) throws IOException {
        return HttpServer.create(address, backlog);
    }
}
