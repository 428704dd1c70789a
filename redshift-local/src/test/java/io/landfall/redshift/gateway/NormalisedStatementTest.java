package io.landfall.redshift.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.sql.Statement;
import org.junit.jupiter.api.Test;

class NormalisedStatementTest {
    @Test
    void whiteSpaceAndCommentsCountAsOneBlankButLiteralsStay() {
        assertThat(SessionFaults.normalised(
                        Statement.of(" \n INSERT\tINTO /* why */ -- because\n t VALUES ('a  b',1) -- end\n")))
                .isEqualTo("INSERT INTO t VALUES ('a  b',1)");
    }
}
