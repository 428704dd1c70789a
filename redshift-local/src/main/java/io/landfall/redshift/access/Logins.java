package io.landfall.redshift.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everybody who may log in: the master user, the users created by SQL, and temporary users until they expire. */
public final class Logins {
    private volatile DatabaseUser master;
    private final UserDirectory directory;
    private final Clock clock;
    private final Queue<TemporaryUser> temporary = new ConcurrentLinkedQueue<>();

    /**
     * @param masterPassword checked as long as the database keeps none, that is until somebody changes it by ALTER USER
     */
    public Logins(String masterUser, String masterPassword, UserDirectory directory, Clock clock) {
        this.master = master(masterUser, masterPassword);
        this.directory = directory;
        this.clock = clock;
    }

    /** The master user has this password from now on, also when SQL had given it another. */
    public void changeMasterPassword(String password) {
        directory.forgetPassword(master.name());
        master = master(master.name(), password);
    }

    private static DatabaseUser master(String name, String password) {
        return new DatabaseUser(name, new StoredPassword.Clear(password), null);
    }

    /** Lets a temporary user in until it expires. Credentials issued before stay valid beside it. */
    public void admit(TemporaryUser user) {
        Instant now = clock.instant();
        temporary.removeIf(known -> !known.expires().isAfter(now));
        temporary.add(user);
    }

    /** Every way in under this name; empty when there is none. */
    public List<Login> named(String name) {
        List<Login> issued = temporary.stream()
                .filter(user -> user.login().equals(name))
                .map(user -> (Login) new Login.Temporary(user))
                .toList();
        return issued.isEmpty() ? permanent(name).map(List::of).orElse(List.of()) : issued;
    }

    private Optional<Login> permanent(String name) {
        Optional<DatabaseUser> stored = directory.find(name);
        boolean withoutPassword = stored.map(DatabaseUser::password)
                .filter(StoredPassword.Disabled.class::isInstance)
                .isPresent();
        boolean isMaster = name.equals(master.name());
        return (isMaster && (stored.isEmpty() || withoutPassword) ? Optional.of(master) : stored)
                .map(Login.Permanent::new);
    }

    /**
     * Whom the session runs as, once the password was right.
     *
     * @throws LoginRefused when the login has expired, or its user is not there
     */
    public String open(Login login) throws LoginRefused {
        if (!login.expires().isAfter(clock.instant())) {
            throw new LoginRefused("password of user \"" + login.name() + "\" has expired");
        }
        return login instanceof Login.Temporary issued ? open(issued.user()) : login.name();
    }

    private String open(TemporaryUser user) throws LoginRefused {
        if (directory.find(user.databaseUser()).isEmpty()) {
            if (!user.create()) {
                throw new LoginRefused("user \"" + user.databaseUser() + "\" does not exist");
            }
            directory.create(user.databaseUser());
        }
        List<String> missing = directory.join(user.databaseUser(), user.groups());
        if (!missing.isEmpty()) {
            throw new LoginRefused("group \"" + missing.get(0) + "\" does not exist");
        }
        return user.databaseUser();
    }
}
