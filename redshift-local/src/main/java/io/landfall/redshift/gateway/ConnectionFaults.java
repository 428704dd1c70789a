package io.landfall.redshift.gateway;

import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.fault.Firing;
import io.landfall.redshift.fault.Occasion;
import io.landfall.redshift.fault.SessionFacts;
import io.landfall.redshift.fault.SqlError;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;
import java.util.Map;

/** Asks the rules when a client has shown its password, and does what they say. */
final class ConnectionFaults {
    private final Faults faults;

    ConnectionFaults(Faults faults) {
        this.faults = faults;
    }

    /**
     * Lets the client pass, sooner or later, or not.
     *
     * @throws SessionRefused with the error of the rule
     * @throws ConnectionDropped when the connection is to end
     */
    void meet(StartupPacket.Session startup) throws IOException, SessionRefused {
        if (faults.none()) {
            return;
        }
        for (Firing firing : faults.meet(new Occasion.Connection(facts(startup.parameters())))) {
            if (firing.effect() instanceof Effect.Fail fail) {
                SqlError error = fail.error();
                throw new SessionRefused(new ServerError(error.sqlState(), error.message(), error.detail()));
            } else if (firing.effect() instanceof Effect.Delay delay) {
                firing.waiting().await(delay.duration());
                faults.over(firing);
            } else {
                throw new ConnectionDropped("fault " + firing.rule());
            }
        }
    }

    private static SessionFacts facts(Map<String, String> parameters) {
        String user = parameters.getOrDefault("user", "");
        return new SessionFacts(
                user, parameters.getOrDefault("database", user), parameters.getOrDefault("application_name", ""), null);
    }
}
