package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void starIsAnythingAndQuestionMarkOneCharacterAndNothingElseIsSpecial() {
        assertThat(new Glob("p/check/?.[a]*").matches("p/check/x.[a]b/c")).isTrue();
        assertThat(new Glob("p/check/?.[a]*").matches("p/check/x.a")).isFalse();
        assertThat(new Glob("*").matches("")).isTrue();
        assertThat(new Glob("*").matches("dev/warehouse-failed")).isTrue();
        assertThat(new Glob("a?c").matches("a\ud83d\ude00c")).isTrue();
        assertThat(new Glob("\\E.").matches("\\Ex")).isFalse();
    }
}
