package io.landfall.redshift.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a rule lies in wait. */
public enum Moment {
    /** A statement is about to be run, by PostgreSQL or by the gateway. */
    STATEMENT("statement"),
    /** A transaction that wrote is about to be committed: explicitly, or at the end of an autocommit statement. */
    COMMIT("commit"),
    /** A client has shown its password and is about to get its session. */
    CONNECTION("connection"),
    /** An object, or a range of one, is read from S3: data, manifest or JSONPaths. */
    S3_READ("s3-read"),
    /** A page of keys is listed in S3. */
    S3_LIST("s3-list");

    private final String label;

    Moment(String label) {
        this.label = label;
    }

    /** The name in JSON. */
    public String label() {
        return label;
    }

    /** Whether it happens in S3, outside of any session. */
    public boolean inS3() {
        return this == S3_READ || this == S3_LIST;
    }

    public static Optional<Moment> labelled(String label) {
        return Arrays.stream(values())
                .filter(moment -> moment.label.equals(label))
                .findFirst();
    }

    /** All names, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(Moment::label).collect(Collectors.joining(", "));
    }
}
