package io.landfall.quality.absence;

import java.time.Instant;
import java.util.Map;

/**
 * A day or an hour of which files are expected.
 *
 * @param name such as {@code 2018-11-03} or {@code 2018-11-03T14}, in the dataset's time zone
 * @param fields its values in the dataset's location
 * @param deadline when its files have to be there
 */
record Partition(String name, Map<String, String> fields, Instant deadline) {}
