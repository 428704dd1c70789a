package io.landfall.project.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * There are this many rows.
 *
 * @param min null for no bound
 * @param max null for no bound
 * @param staged dataset whose staged rows there must be as many of; null for bounds
 * @param stagedWhere SQL condition for those staged rows; null for all
 */
public record RowCount(
        Long min,
        Long max,
        String staged,
        @JsonProperty("where") String stagedWhere) implements CheckTest {}
