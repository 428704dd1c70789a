package io.landfall.local.demo;

import io.landfall.local.follow.FlowCounts;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of a run.
 *
 * @param counts files and checks of this run
 * @param staged rows staged in this run, by dataset; zero for a dataset that got nothing
 * @param tables rows in each target table now
 * @param start how long the stack took to start; zero if it ran already
 * @param succeeded whether every file is loaded and every check passed
 */
public record DemoResult(
        FlowCounts counts,
        Map<String, Long> staged,
        Map<String, Long> tables,
        Duration start,
        Duration provision,
        Duration load,
        boolean succeeded) {

    public DemoResult {
        staged = new TreeMap<>(staged);
        tables = new TreeMap<>(tables);
    }
}
