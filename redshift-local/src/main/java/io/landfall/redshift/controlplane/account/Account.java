package io.landfall.redshift.controlplane.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The local AWS account: its current state, changed one step at a time, each step on disk before it is seen. */
public final class Account {

    private final StateFile file;
    private final String id;
    private final String region;
    private final RoleVersions roleVersions = new RoleVersions();
    private AccountState state;

    private Account(StateFile file, String id, String region, AccountState state) {
        this.file = file;
        this.id = id;
        this.region = region;
        this.state = state;
    }

    public static Account open(Path file, String id, String region) throws IOException {
        StateFile stateFile = new StateFile(file.toAbsolutePath());
        return new Account(stateFile, id, region, stateFile.read());
    }

    public String id() {
        return id;
    }

    public String region() {
        return region;
    }

    /** What others than IAM still see of roles that were just changed. */
    public RoleVersions roleVersions() {
        return roleVersions;
    }

    public synchronized AccountState state() {
        return state;
    }

    /** Applies the step and returns the state after it. What the step throws leaves everything as it was. */
    public synchronized AccountState change(UnaryOperator<AccountState> step) {
        AccountState changed = step.apply(state);
        try {
            file.write(changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        state = changed;
        return changed;
    }
}
