package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import io.landfall.failure.FailureKind;
import io.landfall.warehouse.RedshiftFailures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A COPY that failed because of what it was to load.
 *
 * @param message the failure itself
 * @param named the file that it names; empty where it names none
 */
public record CopyFailure(String message, Optional<LandedFile> named) {

    private static final Pattern CONTEXT = Pattern.compile("^\\s*context:\\s+(.*)$", Pattern.MULTILINE);
    private static final String ROWS_ARE_BAD = "Load into table ";
    private static final String DENIED = "Error AccessDenied";

    /**
     * What the failure says about the files; empty where it is not about them. Wordings differ between releases, the block
     * of details with the key that was being read does not: so an error that names one of the files is about that file, also where
     * its text is unknown. An object that may not be read is one of these: the manifest, in the same bucket, could be.
     */
    public static Optional<CopyFailure> of(Exception failure, List<LandedFile> files) {
        FailureKind kind = RedshiftFailures.classify(failure);
        String message = String.valueOf(failure.getMessage());
        Optional<LandedFile> named = named(message, files);
        boolean about = kind == FailureKind.TERMINAL || kind == FailureKind.FATAL && named.isPresent();
        return about ? Optional.of(new CopyFailure(message, named)) : Optional.empty();
    }

    /** The COPY itself went well, but its rows could not be told apart. */
    public static CopyFailure of(RowsUnaccountedException failure) {
        return new CopyFailure(String.valueOf(failure.getMessage()), Optional.empty());
    }

    private static Optional<LandedFile> named(String message, List<LandedFile> files) {
        Matcher context = CONTEXT.matcher(message);
        if (!context.find()) {
            return Optional.empty();
        }
        String text = context.group(1);
        return files.stream()
                .filter(file -> names(text, file.bucket() + '/' + file.key()))
                .max(Comparator.comparing(file -> file.key().length()));
    }

    /** The name ends at a quote or with the text, so that {@code a/1} is not found in {@code a/10}. */
    private static boolean names(String text, String name) {
        int end = text.indexOf(name) + name.length();
        return text.contains(name) && (end == text.length() || text.charAt(end) == '\'');
    }

    /** Whether rows are bad, and the error views have them. */
    boolean isOfRows() {
        return message.contains(ROWS_ARE_BAD);
    }

    boolean isMissing() {
        return message.contains("Error NoSuchKey");
    }

    /** Whether an object may not be read. */
    public boolean isDenied() {
        return isDenial(message);
    }

    static boolean isDenial(String text) {
        return text.contains(DENIED);
    }

    /** The first line; where it says nothing, as for every columnar file, what the details say. */
    String reason() {
        String first = message.lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
        Matcher context = CONTEXT.matcher(message);
        return first.startsWith("Spectrum") && context.find() ? first + ": " + context.group(1) : first;
    }
}
