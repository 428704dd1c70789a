package io.landfall.redshift.failure;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns PostgreSQL's ErrorResponse into Redshift's. An error that no translator knows stays as it is, byte by byte. */
public final class ErrorTranslation {
    /** Leaves all errors as they are. */
    public static final ErrorTranslation NONE = new ErrorTranslation(List.of());

    private static final List<ErrorTranslator> WORDINGS =
            List.of(new Cancellation(), new MissingPrivilege(), new NullInNotNullColumn(), new AmbiguousMerge());

    private final List<ErrorTranslator> translators;

    private ErrorTranslation(List<ErrorTranslator> translators) {
        this.translators = List.copyOf(translators);
    }

    /** The translation for one session. */
    public static ErrorTranslation of(TransactionConflicts conflicts) {
        List<ErrorTranslator> all = new ArrayList<>(WORDINGS);
        all.add(conflicts);
        return new ErrorTranslation(all);
    }

    /** The message for the client. */
    public Message translate(Message errorResponse) {
        ServerError error = ServerError.parse(errorResponse);
        for (ErrorTranslator translator : translators) {
            Optional<ServerError> translated = translator.translate(error);
            if (translated.isPresent()) {
                return translated.get().toMessage("ERROR");
            }
        }
        return errorResponse;
    }
}
