package io.landfall.project.alert;

import java.util.List;

/**
 * What {@code alerts.yaml} says.
 *
 * @param sinks where messages can go
 * @param routes asked in their order; an alert that none takes is not told to anybody
 */
public record AlertsDefinition(List<SinkDefinition> sinks, List<RouteDefinition> routes) {

    public AlertsDefinition {
        sinks = List.copyOf(sinks);
        routes = List.copyOf(routes);
    }
}
