package io.landfall.checks;

import java.util.List;

/**
 * The warehouse refused a statement of these checks inside a transaction, which ends with that. Asked one by one it names the
 * one check.
 */
public final class BrokenCheckException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> checks;

    /**
     * @param checks their names
     * @param refusal in the words of the warehouse
     */
    public BrokenCheckException(List<String> checks, String refusal, Throwable cause) {
        super(refusal, cause);
        this.checks = List.copyOf(checks);
    }

    /** The names of the checks of which at least one is broken. */
    public List<String> checks() {
        return checks;
    }
}
