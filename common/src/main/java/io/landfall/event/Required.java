package io.landfall.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;

/** Which properties an event must have: all that are not {@link OrNull}. */
final class Required {

    private Required() {}

    /** @throws MalformedEventException if a property is missing */
    static void components(Event event) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            boolean optional = component.isAnnotationPresent(OrNull.class);
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
