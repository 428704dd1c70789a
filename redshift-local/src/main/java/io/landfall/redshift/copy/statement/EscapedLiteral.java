package io.landfall.redshift.copy.statement;

/** Backslash sequences in the arguments of DELIMITER, QUOTE and NULL AS: {@code \t}, {@code \n}, octal {@code \ddd}. */
public final class EscapedLiteral {
    private EscapedLiteral() {}

    /** The characters meant; a sequence that is none of the known ones, like {@code \N}, stays as written. */
    public static String decode(String literal) {
        String text = literal.replace("\\\\", "\\");
        return switch (text) {
            case "\\t" -> "\t";
            case "\\n" -> "\n";
            case "\\r" -> "\r";
            case "\\b" -> "\b";
            default -> isOctal(text) ? String.valueOf((char) Integer.parseInt(text.substring(1), 8)) : text;
        };
    }

    private static boolean isOctal(String text) {
        return text.matches("\\\\[0-3]?[0-7]{1,2}");
    }
}
