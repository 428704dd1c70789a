package io.landfall.service;

import java.util.Optional;

/** Notices that the process that started this one is gone, however it ended. */
final class ParentWatch {

    private ParentWatch() {}

    /**
     * Returns at once; whoever is adopted has lost its parent already.
     *
     * @param pid of the process that started this one
     * @param parent of this process now
     * @param gone run once, when that process is gone
     */
    static void begin(long pid, Optional<ProcessHandle> parent, Runnable gone) {
        parent.filter(process -> process.pid() == pid)
                .ifPresentOrElse(process -> process.onExit().thenRun(gone), gone);
    }
}
