package io.landfall.redshift.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Md5PasswordTest {
    private static final byte[] SALT = {1, 2, 3, 4};

    @Test
    void theAnswerDependsOnPasswordUserAndSalt() {
        String answer = Md5Password.answer("awsuser", "secret", SALT);

        assertThat(answer).startsWith("md5").hasSize(35);
        assertThat(Md5Password.matches(answer, "awsuser", "secret", SALT)).isTrue();
        assertThat(Md5Password.matches(answer, "awsuser", "other", SALT)).isFalse();
        assertThat(Md5Password.matches(answer, "other", "secret", SALT)).isFalse();
        assertThat(Md5Password.matches(answer, "awsuser", "secret", new byte[] {1, 2, 3, 5}))
                .isFalse();
    }
}
