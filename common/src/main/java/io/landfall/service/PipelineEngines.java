package io.landfall.service;

import io.landfall.flow.Delivery;
import io.landfall.project.Installation;
import io.landfall.project.Project;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The engines of a service, one for each pipeline it serves. */
public final class PipelineEngines<T> {

    private final Map<String, T> engines = new LinkedHashMap<>();

    private PipelineEngines() {}

    /** An engine for each project, in their order. */
    public static <T> PipelineEngines<T> of(Installation installation, Function<Project, T> engine) {
        PipelineEngines<T> all = new PipelineEngines<>();
        installation
                .projects()
                .forEach(project -> all.engines.put(project.pipeline().pipeline(), engine.apply(project)));
        return all;
    }

    /** What an engine does with an event. */
    @FunctionalInterface
    public interface Receiver<T, E> {
        void receive(T engine, Delivery<E> delivery) throws InterruptedException;
    }

    /** Hands the event to its pipeline's engine. Those of pipelines that are served elsewhere are acknowledged and left alone. */
    public <E> void give(String pipeline, Delivery<E> delivery, Receiver<T, E> receiver) throws InterruptedException {
        T engine = engines.get(pipeline);
        if (engine == null) {
            delivery.done().run();
        } else {
            receiver.receive(engine, delivery);
        }
    }

    /** The engine of a pipeline that is served here; null for one that is not. */
    public T of(String pipeline) {
        return engines.get(pipeline);
    }

    public Collection<T> all() {
        return engines.values();
    }
}
