package io.landfall.project;

/** A SQL file of the project cannot be rendered. */
public final class SqlTemplateException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;

    SqlTemplateException(String message, int line) {
        super(message);
        this.line = Math.max(line, 1);
    }

    /** Line of the template, from 1. */
    public int line() {
        return line;
    }
}
