package io.landfall.project.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The sum over the table is the sum over what was staged.
 *
 * @param expression column, or SQL expression of one row
 * @param staged dataset
 * @param stagedExpression of one staged row
 * @param stagedWhere SQL condition for staged rows; null for all
 * @param tolerance by how much they may differ
 */
public record SameSum(
        String expression, String staged, String stagedExpression, String stagedWhere, BigDecimal tolerance)
        implements CheckTest {

    @JsonCreator
    static SameSum written(
            @JsonProperty("column") String column,
            @JsonProperty("expression") String expression,
            @JsonProperty("staged") String staged,
            @JsonProperty("staged_expression") String stagedExpression,
            @JsonProperty("where") String where,
            @JsonProperty("tolerance") BigDecimal tolerance) {
        String ours = expression == null ? '"' + column + '"' : expression;
        return new SameSum(
                ours,
                staged,
                Objects.requireNonNullElse(stagedExpression, ours),
                where,
                Objects.requireNonNullElse(tolerance, BigDecimal.ZERO));
    }
}
