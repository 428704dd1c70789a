package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.AwsService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The calls that came in, in the order in which they ended; the latest ten thousand. */
public final class CallLog {

    private static final int MOST = 10_000;

    private final Deque<LoggedCall> calls = new ArrayDeque<>();

    synchronized void add(LoggedCall call) {
        if (calls.size() == MOST) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    public synchronized List<LoggedCall> all() {
        return List.copyOf(calls);
    }

    /** Those of one action. */
    public List<LoggedCall> of(AwsService service, String action) {
        return all().stream()
                .filter(call -> call.service() == service && call.action().equals(action))
                .toList();
    }

    /** What the calls so far are in IAM's words, as {@code redshift:CreateCluster}, each call on its own. */
    public List<String> actions() {
        return all().stream().map(LoggedCall::permission).toList();
    }

    public synchronized void clear() {
        calls.clear();
    }
}
