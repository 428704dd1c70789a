package io.landfall.project.check;

import java.util.List;

/**
 * What a SELECT of the project returns is as expected.
 *
 * @param sql file of the project
 */
public record SqlTest(String sql, Expectation expect) implements CheckTest {

    /** Every file of the project it takes. */
    public List<String> files() {
        return expect instanceof Expectation.SameAs other ? List.of(sql, other.sql()) : List.of(sql);
    }
}
