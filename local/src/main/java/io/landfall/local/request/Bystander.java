package io.landfall.local.request;

import io.landfall.event.Event;
import java.time.Duration;
import java.util.Optional;

/** Hears everything that is said while a command is carried out, and knows why it takes long. */
interface Bystander {

    /** Knows nothing. */
    Bystander NONE = new Bystander() {
        @Override
        public void hear(Event event) {}

        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }

        @Override
        public void waits(Duration silence) {}
    };

    /** An event, of whatever origin. */
    void hear(Event event);

    /** What keeps the command waiting, for a person; empty where nothing is known to. */
    Optional<String> reason();

    /** Nothing has been heard of the command for so long, and it goes on being waited for. */
    void waits(Duration silence);
}
