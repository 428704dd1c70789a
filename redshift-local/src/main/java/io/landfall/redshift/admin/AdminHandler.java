package io.landfall.redshift.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.fault.InvalidRule;
import io.landfall.redshift.fault.RuleStatus;
import io.landfall.redshift.fault.definition.RuleReader;
import io.landfall.redshift.fault.definition.RuleWriter;
import io.landfall.redshift.session.SessionView;
import io.landfall.redshift.session.Sessions;
import java.io.IOException;
import java.util.List;

/** What the admin port does. */
final class AdminHandler {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Faults faults;
    private final Sessions sessions;

    AdminHandler(Faults faults, Sessions sessions) {
        this.faults = faults;
        this.sessions = sessions;
    }

    AdminAnswer answer(AdminRequest request) throws IOException, AdminRefusal {
        List<String> path = request.segments();
        String resource = path.isEmpty() ? "" : path.get(0);
        if (resource.equals("faults") && path.size() == 1) {
            return allRules(request);
        } else if (resource.equals("faults") && path.size() == 2) {
            return oneRule(request, path.get(1));
        } else if (resource.equals("sessions") && path.size() == 1) {
            allow(request, "GET");
            return AdminAnswer.ok(sessions());
        } else if (resource.equals("sessions") && path.size() == 2) {
            allow(request, "DELETE");
            return cut(path.get(1));
        } else if (resource.equals("health") && path.size() == 1) {
            allow(request, "GET");
            return AdminAnswer.ok(health());
        }
        throw new AdminRefusal(
                NOT_FOUND,
                "there is nothing at " + request.path()
                        + "; there are /faults, /faults/{id}, /sessions, /sessions/{pid}, /health");
    }

    private AdminAnswer allRules(AdminRequest request) throws IOException, AdminRefusal {
        allow(request, "GET", "POST", "DELETE");
        if (request.method().equals("POST")) {
            return add(request);
        } else if (request.method().equals("DELETE")) {
            faults.clear();
            return AdminAnswer.done();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode rules = body.putArray("faults");
        faults.list().forEach(status -> rules.add(RuleWriter.write(status)));
        return AdminAnswer.ok(body);
    }

    private AdminAnswer add(AdminRequest request) throws IOException, AdminRefusal {
        try {
            FaultRule rule = faults.add(RuleReader.read(request.json()));
            return AdminAnswer.created(RuleWriter.write(rule), "/faults/" + rule.id());
        } catch (InvalidRule invalid) {
            throw new AdminRefusal(BAD_REQUEST, invalid.getMessage(), invalid.field());
        }
    }

    private AdminAnswer oneRule(AdminRequest request, String id) throws AdminRefusal {
        allow(request, "GET", "DELETE");
        RuleStatus status = faults.status(id)
                .orElseThrow(() -> new AdminRefusal(NOT_FOUND, "there is no fault \"" + id + "\" in force"));
        if (request.method().equals("GET")) {
            return AdminAnswer.ok(RuleWriter.write(status));
        }
        faults.remove(id);
        return AdminAnswer.done();
    }

    private ObjectNode sessions() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("sessions");
        for (SessionView session : sessions.list()) {
            list.addObject()
                    .put("pid", session.pid())
                    .put("user", session.user())
                    .put("database", session.database())
                    .put("applicationName", session.applicationName())
                    .put("state", session.state().label())
                    .put("since", session.since().toString())
                    .put("statement", MaskedStatement.of(session.statement()));
        }
        return body;
    }

    private AdminAnswer cut(String pid) throws IOException, AdminRefusal {
        if (!pid.matches("\\d{1,9}")) {
            throw new AdminRefusal(BAD_REQUEST, "pid: is \"" + pid + "\", allowed is the number of a session", "pid");
        }
        if (!sessions.cut(Integer.parseInt(pid))) {
            throw new AdminRefusal(NOT_FOUND, "there is no session " + pid);
        }
        return AdminAnswer.done();
    }

    private ObjectNode health() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "up")
                .put("faults", faults.list().size())
                .put("sessions", sessions.list().size());
    }

    private static void allow(AdminRequest request, String... methods) throws AdminRefusal {
        if (!List.of(methods).contains(request.method())) {
            throw new AdminRefusal(
                    METHOD_NOT_ALLOWED,
                    request.method() + " is not allowed on " + request.path() + ", allowed are "
                            + String.join(", ", methods));
        }
    }
}
