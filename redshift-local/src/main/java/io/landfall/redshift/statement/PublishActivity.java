package io.landfall.redshift.statement;

/** Writes the history of the sessions down, for a statement that reads it. */
record PublishActivity() implements Step {

    @Override
    public void run(Session session) {
        session.shared().activity().publish();
    }
}
