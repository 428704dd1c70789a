package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.SessionParameters;
import io.landfall.redshift.wire.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** PostgreSQL's answers as Redshift's clients get them. */
final class AnswerTranslation {
    private static final byte[] PREFIX = SessionParameters.PREFIX.getBytes(StandardCharsets.UTF_8);
    private static final int COUNT_BYTES = 2;

    /** The message for the client, or null when it is not for the client. */
    Message translate(Message answer) {
        return switch (answer.type()) {
            case 'S' -> BackendConnection.isReported(answer) ? answer : null;
            case 'T' -> withoutPrefix(answer);
            default -> TableAnswers.translate(answer);
        };
    }

    /** SHOW names its only column after the parameter, which PostgreSQL knows under a prefix. */
    private static Message withoutPrefix(Message rowDescription) {
        byte[] payload = rowDescription.payload();
        int nameEnd = COUNT_BYTES + PREFIX.length;
        boolean prefixed =
                payload.length > nameEnd && Arrays.equals(payload, COUNT_BYTES, nameEnd, PREFIX, 0, PREFIX.length);
        if (!prefixed) {
            return rowDescription;
        }
        byte[] stripped = new byte[payload.length - PREFIX.length];
        System.arraycopy(payload, 0, stripped, 0, COUNT_BYTES);
        System.arraycopy(payload, nameEnd, stripped, COUNT_BYTES, stripped.length - COUNT_BYTES);
        return new Message('T', stripped);
    }
}
