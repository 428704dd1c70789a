package io.landfall.stager.backfill;

/** A backfill is not carried out; the message is for a person and says what to do instead. */
public final class BackfillRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    BackfillRefusedException(String message) {
        super(message);
    }
}
