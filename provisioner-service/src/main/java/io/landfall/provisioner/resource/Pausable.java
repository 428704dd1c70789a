package io.landfall.provisioner.resource;

/** A resource whose compute can be stopped while its data stays. */
public interface Pausable {

    /** Asks AWS to pause it; nothing happens if it is paused or pausing. */
    void pause();

    /** Asks AWS to resume it; nothing happens if it runs or is resuming. */
    void resume();
}
