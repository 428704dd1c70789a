package io.landfall.event;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The closed set of events, by the type name that travels in {@code ce_type}. */
public final class EventTypes {

    private static final String PREFIX = "io.landfall.";
    private static final String VERSION = ".v1";

    private static final Map<String, Class<? extends Event>> BY_TYPE = new TreeMap<>();

    static {
        records(Event.class).forEach(type -> BY_TYPE.put(typeOf(type), type));
    }

    private EventTypes() {}

    /** The CloudEvents type of an event class, such as {@code io.landfall.FilesLanded.v1}. */
    public static String typeOf(Class<? extends Event> event) {
        return PREFIX + event.getSimpleName() + VERSION;
    }

    /** The class of a type name; empty for a type this version does not know. */
    public static Optional<Class<? extends Event>> classOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** Every event there is, in the order of their names. */
    public static List<Class<? extends Event>> all() {
        return List.copyOf(BY_TYPE.values());
    }

    private static Stream<Class<? extends Event>> records(Class<?> type) {
        if (type.isRecord()) {
            return Stream.of(type.asSubclass(Event.class));
        }
        return Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::records);
    }
}
