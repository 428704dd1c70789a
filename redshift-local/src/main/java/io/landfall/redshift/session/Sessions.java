package io.landfall.redshift.session;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are connected, by their process numbers. For any number of threads. */
public final class Sessions {
    private final Map<Integer, SessionActivity> byPid = new ConcurrentHashMap<>();

    public void began(SessionActivity session) {
        byPid.put(session.pid(), session);
    }

    public void ended(SessionActivity session) {
        byPid.remove(session.pid(), session);
    }

    /** All sessions, by process number. */
    public List<SessionView> list() {
        return byPid.values().stream()
                .map(SessionActivity::view)
                .sorted(Comparator.comparingInt(SessionView::pid))
                .toList();
    }

    /**
     * Breaks a session's connections to its client and to PostgreSQL.
     *
     * @return false when there is no such session
     */
    public boolean cut(int pid) throws IOException {
        SessionActivity session = byPid.get(pid);
        if (session != null) {
            session.cut();
        }
        return session != null;
    }
}
