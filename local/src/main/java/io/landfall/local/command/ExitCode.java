package io.landfall.local.command;

/** What the command ends with; as in BSD's sysexits where that has a word for it. */
final class ExitCode {

    static final int OK = 0;
    /** Something did not work, or not all of it. */
    static final int FAILED = 1;
    /** There is something to do, or something drifted; nothing went wrong. */
    static final int CHANGES = 2;
    /** The command line is wrong. */
    static final int USAGE = 64;
    /** Something that is needed is not there: a stack, a port, a warehouse. */
    static final int UNAVAILABLE = 69;
    /** Ended by a signal before it was through; the process ends with 128 and the number of the signal. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
