package io.landfall.local.badday;

import java.time.Duration;

/**
 * A step of the story.
 *
 * @param title what was to happen
 * @param took how long it took
 * @param asTold whether it did
 * @param outcome what happened, in a sentence
 */
public record Step(int number, String title, Duration took, boolean asTold, String outcome) {}
