package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StartupPacket;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions by the key their clients were given. The key stays while PostgreSQL's own changes: a session that rests has no
 * process there.
 */
final class OpenSessions {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final Map<StartupPacket.Cancel, ClientSession> sessions = new ConcurrentHashMap<>();
    private final int limit;

    OpenSessions(int limit) {
        this.limit = limit;
    }

    /**
     * Enters a session under a new key.
     *
     * @param pid the number the client takes for its server process
     * @throws SessionRefused when there are too many
     */
    StartupPacket.Cancel enter(int pid, ClientSession session) throws SessionRefused {
        StartupPacket.Cancel key = new StartupPacket.Cancel(pid, RANDOM.nextInt());
        while (sessions.putIfAbsent(key, session) != null) {
            key = new StartupPacket.Cancel(pid, RANDOM.nextInt());
        }
        if (sessions.size() > limit) {
            sessions.remove(key);
            throw new SessionRefused(ServerError.of(
                    TOO_MANY_CONNECTIONS, "connection limit \"" + limit + "\" exceeded for non-bootstrap users"));
        }
        return key;
    }

    void leave(StartupPacket.Cancel key) {
        sessions.remove(key);
    }

    /** Cancels what the session with this key runs; a key nobody has is ignored. */
    void cancel(StartupPacket.Cancel key) {
        ClientSession session = sessions.get(key);
        if (session != null) {
            session.cancel();
        }
    }
}
