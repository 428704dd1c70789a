package io.landfall.redshift.access;

import java.time.Instant;

/** One way in under a name. */
public sealed interface Login {

    /** The name to log in with. */
    String name();

    /** What the password is checked by. */
    StoredPassword password();

    /** When the password ends; far away when it does not. */
    Instant expires();

    /** A user of the database. */
    record Permanent(DatabaseUser user) implements Login {
        @Override
        public String name() {
            return user.name();
        }

        @Override
        public StoredPassword password() {
            return user.password();
        }

        @Override
        public Instant expires() {
            return user.validUntil() == null ? Instant.MAX : user.validUntil();
        }
    }

    /** A user the AWS API issued. */
    record Temporary(TemporaryUser user) implements Login {
        @Override
        public String name() {
            return user.login();
        }

        @Override
        public StoredPassword password() {
            return new StoredPassword.Clear(user.password());
        }

        @Override
        public Instant expires() {
            return user.expires();
        }
    }
}
