package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.access.StoredPassword;
import org.junit.jupiter.api.Test;

class UserPasswordTest {
    private static String rewritten(String sql) {
        return new SqlRewriter().rewrite(Statement.of(sql));
    }

    @Test
    void aPasswordBecomesItsDigest() {
        assertThat(rewritten("create user ann password 'Secret-1' createdb in group readers"))
                .isEqualTo("create user ann password '" + StoredPassword.md5Of("ann", "Secret-1")
                        + "' createdb in group readers");
        assertThat(rewritten("ALTER USER Ann WITH PASSWORD 'it\'\'s-1'"))
                .isEqualTo("ALTER USER Ann WITH PASSWORD '" + StoredPassword.md5Of("ann", "it's-1") + "'");
    }

    @Test
    void aDigestStaysAsItIs() {
        String sql = "CREATE USER ann PASSWORD '" + StoredPassword.md5Of("ann", "Secret-1") + "'";

        assertThat(rewritten(sql)).isEqualTo(sql);
    }

    @Test
    void aSha256PasswordIsKeptBeside() {
        String sql = "CREATE USER ann PASSWORD 'sha256|Secret-1'";

        assertThat(rewritten(sql)).isEqualTo("CREATE USER ann PASSWORD NULL");
        UserPassword.Digest digest = UserPassword.digest(Statement.of(sql)).orElseThrow();
        assertThat(digest.user()).isEqualTo("ann");
        assertThat(StoredPassword.parse(digest.kept())).isInstanceOf(StoredPassword.Sha256.class);
        assertThat(digest.toString()).doesNotContain(digest.kept());
        assertThat(UserPassword.digest(Statement.of("SELECT 'sha256|x'"))).isEmpty();
    }
}
