package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.access.StoredPassword;
import org.junit.jupiter.api.Test;

class UserStatementTest {
    private static String rewritten(String sql) {
        return new SqlRewriter().rewrite(Statement.of(sql));
    }

    @Test
    void aPasswordBecomesItsDigest() {
        assertThat(rewritten("create user ann password 'Secret-1' createdb in group readers"))
                .isEqualTo("create user \"ann\" PASSWORD '" + StoredPassword.md5Of("ann", "Secret-1")
                        + "' createdb in group readers");
        assertThat(rewritten("ALTER USER \"Ann\" WITH PASSWORD 'it''s-1'"))
                .isEqualTo("ALTER USER \"ann\" WITH PASSWORD '" + StoredPassword.md5Of("ann", "it's-1") + "'");
    }

    @Test
    void aDigestStaysAsItIs() {
        String hash = StoredPassword.md5Of("ann", "Secret-1");

        assertThat(rewritten("CREATE USER ann PASSWORD '" + hash + "'"))
                .isEqualTo("CREATE USER \"ann\" PASSWORD '" + hash + "'");
    }

    @Test
    void aSha256PasswordIsKeptBeside() {
        String sql = "CREATE USER ann PASSWORD 'sha256|Secret-1'";

        assertThat(rewritten(sql)).isEqualTo("CREATE USER \"ann\" PASSWORD NULL");
        UserStatement.Digest digest = UserStatement.digest(Statement.of(sql)).orElseThrow();
        assertThat(digest.user()).isEqualTo("ann");
        assertThat(StoredPassword.parse(digest.kept())).isInstanceOf(StoredPassword.Sha256.class);
        assertThat(digest.toString()).doesNotContain(digest.kept());
        assertThat(UserStatement.digest(Statement.of("SELECT 'sha256|x'"))).isEmpty();
    }

    @Test
    void redshiftsOptionsBecomePostgres() {
        assertThat(rewritten("CREATE USER ann PASSWORD DISABLE CREATEUSER SYSLOG ACCESS UNRESTRICTED"
                        + " CONNECTION LIMIT UNLIMITED VALID UNTIL 'infinity'"))
                .isEqualTo("CREATE USER \"ann\" PASSWORD NULL SUPERUSER CONNECTION LIMIT -1 VALID UNTIL 'infinity'");
        assertThat(rewritten("ALTER USER ann NOCREATEUSER")).isEqualTo("ALTER USER \"ann\" NOSUPERUSER");
        assertThat(rewritten("ALTER USER ann RENAME TO bob")).isEqualTo("ALTER USER \"ann\" RENAME TO bob");
    }

    @Test
    void whatIsNotEnforcedIsRefused() {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> rewritten("CREATE USER ann PASSWORD 'x' SESSION TIMEOUT 60"));
        assertThatExceptionOfType(StatementRefused.class).isThrownBy(() -> rewritten("CREATE USER ann PASSWORD"));
    }
}
