package io.landfall.stager.reconcile;

import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.flow.Delivery;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which files this process is staging, and which it staged lately: what is on its way is not missing, and what was staged
 * need not be asked for. Bounded; what is forgotten is asked for. Thread-safe.
 */
public final class Arrivals {

    private static final int MOST = 100_000;

    private final Set<String> onTheirWay = ConcurrentHashMap.newKeySet();
    private final Set<String> lately = Collections.synchronizedSet(Collections.newSetFromMap(new Bounded()));

    /** Forgets what came first. */
    private static final class Bounded extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }

    /** The same delivery, followed from now until it is done. */
    public Delivery<FilesLanded> followed(Delivery<FilesLanded> landed) {
        landed.event().files().forEach(file -> onTheirWay.add(identity(file)));
        return new Delivery<>(landed.event(), landed.announced(), landed.cause(), () -> {
            landed.done().run();
            landed.event().files().forEach(file -> {
                lately.add(identity(file));
                onTheirWay.remove(identity(file));
            });
        });
    }

    boolean isQuiet() {
        return onTheirWay.isEmpty();
    }

    /** Whether this version of the object waits to be staged, or is being staged. */
    public boolean isOnItsWay(LandedFile file) {
        return onTheirWay.contains(identity(file));
    }

    boolean isSettled(LandedFile file) {
        return lately.contains(identity(file));
    }

    private static String identity(LandedFile file) {
        return file.version() + '/' + file.key();
    }
}
