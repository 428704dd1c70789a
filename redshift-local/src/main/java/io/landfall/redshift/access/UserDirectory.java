package io.landfall.redshift.access;

import java.util.List;
import java.util.Optional;

/** The users the database knows. */
public interface UserDirectory {

    /** The user with exactly this name, if there is one that may log in. */
    Optional<DatabaseUser> find(String name);

    /** Creates a user without a password and without privileges. */
    void create(String name);

    /** Takes the password a user was given by SQL away. */
    void forgetPassword(String name);

    /**
     * Makes a user a member of groups.
     *
     * @return the groups that do not exist
     */
    List<String> join(String user, List<String> groups);
}
