package io.landfall.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.reliability.proof.Sentence;
import java.util.List;

/** That all sentences of a proof hold, and are about something. */
final class Expect {

    private Expect() {}

    static void proven(List<Sentence> sentences) {
        assertThat(sentences).allMatch(Sentence::holds);
    }
}
