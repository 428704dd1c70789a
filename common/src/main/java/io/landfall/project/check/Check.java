package io.landfall.project.check;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.landfall.event.Severity;
import io.landfall.warehouse.QualifiedName;
import java.util.List;

/**
 * Something that must hold.
 *
 * @param tables targets, or staging tables of datasets; over each of them the test is made. Of a SELECT, the tables it is about
 * @param where SQL condition for the rows it is about; null for all
 * @param gate whether it is asked inside the load, which does not come to be if it fails
 * @param owner whom an alert is for; null for nobody
 * @param description what is wrong when it does not hold, for the person who reads the alert
 * @param onFailure null where the pipeline's holds
 * @param mask columns whose values are never shown
 * @param samples how many failing rows are kept
 * @param schedule UNIX cron in UTC, when it is asked besides; null for never
 */
@JsonDeserialize(converter = WrittenCheck.Reader.class)
public record Check(
        String name,
        CheckTest test,
        List<QualifiedName> tables,
        Severity severity,
        String where,
        Scope scope,
        boolean gate,
        String owner,
        String description,
        FailurePolicy onFailure,
        List<String> mask,
        int samples,
        String schedule) {

    public Check {
        tables = List.copyOf(tables);
        mask = List.copyOf(mask);
    }

    /** The same with a policy, if it has none of its own. */
    public Check withDefault(FailurePolicy policy) {
        return onFailure != null
                ? this
                : new Check(
                        name,
                        test,
                        tables,
                        severity,
                        where,
                        scope,
                        gate,
                        owner,
                        description,
                        policy,
                        mask,
                        samples,
                        schedule);
    }
}
