package io.landfall.event;

import java.util.List;

/**
 * Run checks of a pipeline now, over its tables as they are; what they measure may be accepted with it as usual from now on.
 *
 * @param select names of checks, or globs of names; null for all
 * @param accept whether what they measure is usual from now on, so that they are not compared with what was before; they are
 *     all to be such as compare with earlier runs then; null for no
 */
public record RunChecks(
        String pipeline,
        String requestId,
        @OrNull List<String> select,
        @OrNull Boolean accept) implements PipelineCommand {

    /** Without accepting anything. */
    public RunChecks(String pipeline, String requestId, List<String> select) {
        this(pipeline, requestId, select, null);
    }

    public RunChecks {
        select = select == null ? null : List.copyOf(select);
    }

    /** Whether what is measured is usual from now on. */
    public boolean accepts() {
        return Boolean.TRUE.equals(accept);
    }
}
