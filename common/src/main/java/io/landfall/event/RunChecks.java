package io.landfall.event;

import java.util.List;

/**
 * Run checks of a pipeline now, over its tables as they are.
 *
 * @param select names of checks, or globs of names; null for all
 */
public record RunChecks(
        String pipeline, String requestId, @OrNull List<String> select) implements PipelineCommand {

    public RunChecks {
        select = select == null ? null : List.copyOf(select);
    }
}
