package io.landfall.local.follow;

/**
 * How the checks of a run ended, each counted once for each table it looks at.
 *
 * @param gates how many of them were asked inside a load
 */
public record CheckFigures(int passed, int warned, int failed, int broken, int gates) {

    public int all() {
        return passed + warned + failed + broken;
    }
}
