package io.landfall.checks.question;

import java.util.List;

/**
 * Where the rows are that fail a check.
 *
 * @param relation the relation whose columns they have
 * @param from what stands after FROM; the rows are {@code c} in it
 * @param condition which of them fail; null for all
 * @param concerned columns the check is about
 * @param isOrdered whether they come in the order of these columns, so that rows of one key stand together
 */
public record FailingRows(String relation, String from, String condition, List<String> concerned, boolean isOrdered) {

    public FailingRows {
        concerned = List.copyOf(concerned);
    }
}
