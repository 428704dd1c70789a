package io.landfall.redshift.controlplane.protocol;

/** The actions of one service, or of a part of it. */
@FunctionalInterface
public interface ActionSet {

    /** Adds each of them under its name. */
    void register(Actions actions);
}
