package io.landfall.redshift.fault;

import java.util.Set;

/** Something that may go wrong is about to happen. */
public sealed interface Occasion {

    Moment moment();

    /** @param text the statement, white space collapsed */
    record Statement(SessionFacts session, String text) implements Occasion {
        @Override
        public Moment moment() {
            return Moment.STATEMENT;
        }
    }

    /** @param touched rules whose pattern a statement of the transaction matched, as {@link Faults#touchedBy} told */
    record Commit(SessionFacts session, Set<String> touched) implements Occasion {
        @Override
        public Moment moment() {
            return Moment.COMMIT;
        }
    }

    record Connection(SessionFacts session) implements Occasion {
        @Override
        public Moment moment() {
            return Moment.CONNECTION;
        }
    }

    /** @param url {@code s3://bucket/key} */
    record S3Read(String url) implements Occasion {
        @Override
        public Moment moment() {
            return Moment.S3_READ;
        }
    }

    /** @param url {@code s3://bucket/prefix} */
    record S3List(String url) implements Occasion {
        @Override
        public Moment moment() {
            return Moment.S3_LIST;
        }
    }
}
