package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.Message;

/** PostgreSQL's answers as Redshift's clients get them. */
final class AnswerTranslation {

    /** The message for the client, or null when it is not for the client. */
    Message translate(Message answer) {
        if (answer.type() == 'S') {
            return BackendConnection.isReported(answer) ? answer : null;
        }
        return TableAnswers.translate(answer);
    }
}
