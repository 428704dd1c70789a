package io.landfall.event;

/** What happened to files, on {@code landfall.files}. Keyed by pipeline and dataset: one writer for each dataset. */
public sealed interface FileEvent extends Event
        permits FilesLanded,
                FilesRejected,
                FilesSkipped,
                RowsRejected,
                RejectionHealed,
                NotificationEvent,
                Reconciled,
                BackfillPlanned,
                Backfilled,
                RequestProgressed,
                RequestRefused {

    /** Name of the pipeline; null where an object belongs to none. */
    String pipeline();

    /** Name of the dataset; null where an object belongs to none. */
    String dataset();

    @Override
    default Topic topic() {
        return Topic.FILES;
    }

    @Override
    default String key() {
        return dataset() == null ? "unrouted" : pipeline() + '/' + dataset();
    }
}
