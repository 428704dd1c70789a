package io.landfall.redshift.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, DatabaseUser> users = new TreeMap<>();
    private final Logins logins = new Logins("master", "Master-1", new InMemory(), Clock.fixed(NOW, ZoneOffset.UTC));

    private final class InMemory implements UserDirectory {
        @Override
        public Optional<DatabaseUser> find(String name) {
            return Optional.ofNullable(users.get(name));
        }

        @Override
        public void create(String name) {
            users.put(name, new DatabaseUser(name, new StoredPassword.Disabled(), null));
        }

        @Override
        public void forgetPassword(String name) {
            users.computeIfPresent(name, (any, user) -> new DatabaseUser(name, new StoredPassword.Disabled(), null));
        }

        @Override
        public List<String> join(String user, List<String> groups) {
            return groups;
        }
    }

    private static TemporaryUser temporary(boolean create, Instant expires) {
        return new TemporaryUser("IAM:ann", "ann", "Temp-1", create, List.of(), expires);
    }

    @Test
    void theMastersPasswordIsTheConfiguredOneUntilItIsChanged() {
        assertThat(logins.named("master").get(0).password()).isEqualTo(new StoredPassword.Clear("Master-1"));
        StoredPassword changed = StoredPassword.parse(StoredPassword.md5Of("master", "Master-2"));
        users.put("master", new DatabaseUser("master", changed, null));
        assertThat(logins.named("master").get(0).password()).isEqualTo(changed);
    }

    @Test
    void theMastersPasswordCanBeChangedFromOutside() {
        StoredPassword chosen = StoredPassword.parse(StoredPassword.md5Of("master", "Master-2"));
        users.put("master", new DatabaseUser("master", chosen, null));
        logins.changeMasterPassword("Master-3");
        assertThat(logins.named("master").get(0).password()).isEqualTo(new StoredPassword.Clear("Master-3"));
    }

    @Test
    void aTemporaryUserIsLetInUntilItExpires() throws LoginRefused {
        users.put("ann", new DatabaseUser("ann", new StoredPassword.Disabled(), null));
        logins.admit(temporary(false, NOW.plusSeconds(900)));
        assertThat(logins.open(logins.named("IAM:ann").get(0))).isEqualTo("ann");

        assertThatExceptionOfType(LoginRefused.class)
                .isThrownBy(() -> logins.open(new Login.Temporary(temporary(false, NOW))))
                .withMessage("password of user \"IAM:ann\" has expired");
    }

    @Test
    void credentialsIssuedEarlierStayValid() {
        logins.admit(temporary(false, NOW.plusSeconds(900)));
        logins.admit(temporary(true, NOW.plusSeconds(1000)));

        assertThat(logins.named("IAM:ann")).hasSize(2);
    }

    @Test
    void aUserIsCreatedOnlyOnRequest() throws LoginRefused {
        assertThatExceptionOfType(LoginRefused.class)
                .isThrownBy(() -> logins.open(new Login.Temporary(temporary(false, NOW.plusSeconds(1)))))
                .withMessage("user \"ann\" does not exist");
        logins.open(new Login.Temporary(temporary(true, NOW.plusSeconds(1))));
        assertThat(users).containsKey("ann");
    }

    @Test
    void nothingOfAPasswordShowsInText() {
        assertThat(temporary(true, NOW).toString()).doesNotContain("Temp-1");
        assertThat(new StoredPassword.Clear("Temp-1").toString()).doesNotContain("Temp-1");
        assertThat(StoredPassword.parse("md5" + "0123456789abcdef".repeat(2)).toString())
                .doesNotContain("0123");
        assertThat(StoredPassword.parse("sha256|zz|salt")).isEqualTo(new StoredPassword.Disabled());
    }
}
