package io.landfall.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Set;

/** Which properties an event must have: all, but for those that tell by their absence that there is none. */
final class Required {

    /** An object outside every dataset has neither. */
    private static final Set<String> OPTIONAL_OF_REJECTED = Set.of("pipeline", "dataset");

    private Required() {}

    /** @throws MalformedEventException if a property is missing */
    static void components(Event event) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            boolean optional = event instanceof FilesRejected && OPTIONAL_OF_REJECTED.contains(component.getName());
            if (!optional && value(event, component) == null) {
                throw new MalformedEventException(event.getClass().getSimpleName() + " has no " + component.getName());
            }
        }
    }

    private static Object value(Event event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record that cannot be read: " + event.getClass(), e);
        }
    }
}
