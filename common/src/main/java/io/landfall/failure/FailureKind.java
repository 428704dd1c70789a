package io.landfall.failure;

/** What a failure means for whoever has to go on. Decided in one class for each system that can fail. */
public enum FailureKind {
    /** The same work may succeed later: the whole transaction again, after a pause. */
    RETRYABLE,
    /** These files or this batch cannot succeed as they are; the rest goes on. */
    TERMINAL,
    /** Nothing of this kind can succeed until a person has acted. */
    FATAL
}
