package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * SUPER on the wire. Below it is a domain over jsonb, and PostgreSQL announces a domain as its base type, so that every jsonb
 * column of a result is a SUPER column. Which columns of which statement are, is remembered from its description, because a
 * prepared statement is described once and executed many times.
 */
final class SuperColumns {
    private final Deque<Message> requests = new ArrayDeque<>();
    private final Map<String, SuperRows> statements = new HashMap<>();
    private final Map<String, String> statementOfPortal = new HashMap<>();
    private final Map<String, SuperRows> portals = new HashMap<>();
    private SuperRows simple;

    /** The request as PostgreSQL shall get it: parameters and results of type SUPER travel as text. */
    Message requested(Message request) {
        Message translated =
                switch (request.type()) {
                    case 'P' -> SuperParameters.parse(request);
                    case 'B' -> bind(request);
                    default -> request;
                };
        requests.add(translated);
        return translated;
    }

    private Message bind(Message request) {
        if (statements.isEmpty()) {
            return request;
        }
        PayloadReader reader = request.reader();
        reader.readString();
        SuperRows rows = statements.get(reader.readString());
        return rows == null ? request : SuperParameters.bindAsText(request, rows);
    }

    /** The answer as a client of Redshift shall get it. */
    Message answered(Message answer) {
        return switch (answer.type()) {
            case 'D' -> row(answer);
            case 'T' -> description(answer);
            case 't' -> SuperParameters.description(answer);
            case '1', '2', '3', 'n', 'C', 'I', 's' -> {
                concluded(answer);
                yield answer;
            }
            case 'E', 'Z' -> {
                requests.clear();
                simple = null;
                yield answer;
            }
            default -> answer;
        };
    }

    private Message row(Message answer) {
        if (simple == null && statements.isEmpty() && portals.isEmpty()) {
            return answer;
        }
        SuperRows rows = requests.isEmpty() ? simple : rowsOf(requests.peek());
        return rows == null ? answer : rows.translate(answer);
    }

    private SuperRows rowsOf(Message execute) {
        String portal = execute.reader().readString();
        SuperRows described = portals.get(portal);
        return described != null ? described : statements.get(statementOfPortal.getOrDefault(portal, ""));
    }

    private Message description(Message answer) {
        SuperRows rows = SuperRows.describedBy(answer);
        if (requests.isEmpty()) {
            simple = rows;
        } else {
            PayloadReader reader = requests.poll().reader();
            boolean statement = reader.readByte() == 'S';
            String name = reader.readString();
            if (!statement) {
                remember(portals, name, rows);
            }
            remember(
                    statements,
                    statement ? name : statementOfPortal.getOrDefault(name, ""),
                    rows == null ? null : rows.asText());
        }
        return rows == null ? answer : rows.announce(answer);
    }

    private static void remember(Map<String, SuperRows> described, String name, SuperRows rows) {
        if (rows == null) {
            described.remove(name);
        } else {
            described.put(name, rows);
        }
    }

    /** A request has been answered; statements and portals that are replaced or closed are forgotten. */
    private void concluded(Message answer) {
        Message request = requests.poll();
        if (request == null) {
            return;
        }
        PayloadReader reader = request.reader();
        switch (answer.type()) {
            case '1' -> statements.remove(reader.readString());
            case '2' -> {
                String portal = reader.readString();
                portals.remove(portal);
                statementOfPortal.put(portal, reader.readString());
            }
            case '3' -> {
                boolean statement = reader.readByte() == 'S';
                (statement ? statements : portals).remove(reader.readString());
            }
            default -> {}
        }
    }
}
