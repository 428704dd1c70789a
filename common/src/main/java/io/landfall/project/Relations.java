package io.landfall.project;

/** What the names in a SQL template stand for. */
public interface Relations {

    /**
     * A relation with the rows of the dataset that the SQL is about, ready to stand after FROM.
     *
     * @throws IllegalArgumentException if there is no such dataset
     */
    String staging(String dataset);

    /**
     * The target table of that name, with or without its schema.
     *
     * @throws IllegalArgumentException if no load has such a target
     */
    String target(String table);
}
