package io.landfall.local.stack;

/** Something the stack starts and stops, in this process or beside it. */
public interface StackPart extends AutoCloseable {

    /** How people call it, such as {@code Kafka}. */
    String name();

    /**
     * Returns when the part can be used.
     *
     * @throws StackException if it cannot be started; the message says why and what to do
     * @throws InterruptedException if the start is given up
     */
    void start() throws InterruptedException;

    /** Stops the part and waits for it. Does nothing if it is not running. */
    @Override
    void close();
}
