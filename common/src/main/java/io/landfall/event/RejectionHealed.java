package io.landfall.event;

import java.util.List;

/**
 * Files that had been rejected landed again under their keys, and now they are staged.
 *
 * @param batch what they are in
 * @param files how many
 * @param keys of the first of them
 * @param open how many files of the dataset were rejected and are not healed when this is announced, and again when it is
 *     announced again; null where that was not counted
 */
public record RejectionHealed(
        String pipeline,
        String dataset,
        String batch,
        int files,
        List<String> keys,
        @OrNull Long open) implements FileEvent {

    /** Bounds the event. */
    public static final int MOST_KEYS = 10;

    public RejectionHealed {
        keys = keys == null ? null : List.copyOf(keys.subList(0, Math.min(MOST_KEYS, keys.size())));
    }

    @Override
    public String identity() {
        return key() + '|' + batch;
    }
}
