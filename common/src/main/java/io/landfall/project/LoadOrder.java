package io.landfall.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order in which loads run: the one they are written in, except that a load runs behind all loads of the targets it is
 * {@code after}. Loads of one target stay in the order they are written in.
 */
public final class LoadOrder {

    private final List<Load> loads;
    private final List<Load> ordered = new ArrayList<>();
    private final List<Load> path = new ArrayList<>();

    private LoadOrder(List<Load> loads) {
        this.loads = loads;
    }

    /** @throws IllegalArgumentException if the loads wait for each other in a circle; the message shows it */
    public static List<Load> of(List<Load> loads) {
        LoadOrder order = new LoadOrder(loads);
        loads.forEach(order::visit);
        return List.copyOf(order.ordered);
    }

    /** The circle in which loads wait for each other, as {@code a → b → a}; empty if there is none. */
    static Optional<String> circle(List<Load> loads) {
        try {
            of(loads);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void visit(Load load) {
        if (ordered.contains(load)) {
            return;
        }
        int begin = path.indexOf(load);
        path.add(load);
        if (begin >= 0) {
            throw new IllegalArgumentException(path.subList(begin, path.size()).stream()
                    .map(l -> l.target().toString())
                    .collect(Collectors.joining(" → ")));
        }
        before(load).forEach(this::visit);
        path.remove(path.size() - 1);
        ordered.add(load);
    }

    private List<Load> before(Load load) {
        List<Load> earlier = loads.subList(0, loads.indexOf(load));
        return Stream.concat(
                        earlier.stream().filter(other -> other.target().equals(load.target())),
                        loads.stream()
                                .filter(other -> !other.target().equals(load.target()))
                                .filter(other -> load.after().contains(other.target())))
                .toList();
    }
}
