package io.landfall.redshift.gateway;

import io.landfall.redshift.session.SessionActivity;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stands in front of the extended query protocol: knows the text behind each portal and asks for faults when it is run. */
final class ExtendedFaults {
    private final ExtendedQuery extended;
    private final Pipeline pipeline;
    private final BackendConnection backend;
    private final SessionFaults faults;
    private final SessionActivity activity;
    /** The Parse messages, because their text is read only when somebody needs it. */
    private final Map<String, Message> statements = new HashMap<>();

    private final Map<String, Message> portals = new HashMap<>();
    /** Portals that were executed once; what follows fetches more of their rows. */
    private final Set<String> begun = new HashSet<>();

    ExtendedFaults(
            ExtendedQuery extended,
            Pipeline pipeline,
            BackendConnection backend,
            SessionFaults faults,
            SessionActivity activity) {
        this.extended = extended;
        this.pipeline = pipeline;
        this.backend = backend;
        this.faults = faults;
        this.activity = activity;
    }

    void handle(Message message) throws IOException {
        switch (message.type()) {
            case 'P' -> statements.put(message.reader().readString(), message);
            case 'B' -> bind(message.reader());
            case 'C' -> close(message.reader());
            default -> {}
        }
        if (message.type() == 'E' && stops(message)) {
            return;
        }
        if (message.type() == 'S') {
            end(message);
        } else {
            extended.handle(message);
            if (message.type() == 'H') {
                faults.afterFlush();
            }
        }
    }

    private void bind(PayloadReader reader) {
        String portal = reader.readString();
        Message parsed = statements.get(reader.readString());
        begun.remove(portal);
        if (parsed != null) {
            portals.put(portal, parsed);
        }
    }

    private void close(PayloadReader reader) {
        boolean statement = reader.readByte() == 'S';
        (statement ? statements : portals).remove(reader.readString());
    }

    private boolean stops(Message execute) throws IOException {
        String portal = execute.reader().readString();
        Message parsed = portals.get(portal);
        if (parsed == null || backend.failed()) {
            return false;
        }
        activity.runs(() -> text(parsed));
        if (!begun.add(portal) || !faults.watching()) {
            return false;
        }
        pipeline.settleSent();
        List<Statement> parts = Statement.split(text(parsed));
        return !backend.failed() && parts.size() == 1 && faults.stops(parts.get(0));
    }

    private void end(Message sync) throws IOException {
        if (faults.watching()) {
            pipeline.settle();
            faults.beforeEnd();
        }
        extended.handle(sync);
        if (backend.transaction().status() == 'I') {
            portals.clear();
            begun.clear();
        }
        faults.afterEnd();
    }

    private static String text(Message parse) {
        PayloadReader reader = parse.reader();
        reader.readString();
        return reader.readString();
    }
}
