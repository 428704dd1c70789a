package io.landfall.redshift.statement;

/** A SET that Redshift accepts and that changes nothing. */
record IgnoredSetting() implements LocalStatement {

    @Override
    public String run(Session session) {
        return "SET";
    }
}
