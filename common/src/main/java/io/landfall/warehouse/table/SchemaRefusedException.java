package io.landfall.warehouse.table;

/** Tables of the warehouse differ from the project in a way that takes a person; the message says where and what to do. */
public final class SchemaRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaRefusedException(String message) {
        super(message);
    }
}
