package io.landfall.quality.alert;

/** Knows one kind of problem: which events show that it is there, and which that it is over. */
public interface Rule {

    /** Hands over what the fact shows; most facts show nothing. */
    void consider(Fact fact, AlertDecisions decisions);
}
