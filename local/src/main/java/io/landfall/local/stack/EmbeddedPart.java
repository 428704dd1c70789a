package io.landfall.local.stack;

/** A part that runs inside this process. */
final class EmbeddedPart implements StackPart {

    /** Starts the part; what it returns stops it. */
    @FunctionalInterface
    interface Starter {
        AutoCloseable start() throws InterruptedException;
    }

    private final String name;
    private final Starter starter;
    private AutoCloseable running;
    private boolean closed;

    EmbeddedPart(String name, Starter starter) {
        this.name = name;
        this.starter = starter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() throws InterruptedException {
        if (closed) {
            throw new StackException(name + " is stopping");
        }
        running = starter.start();
    }

    /** Waits for a start that is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (Exception e) {
            throw new StackException("cannot stop " + name + ": " + e.getMessage(), e);
        }
        running = null;
    }
}
