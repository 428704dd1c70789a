package io.landfall.redshift.fault.definition;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.landfall.redshift.fault.FaultRule;
import java.util.List;

/** The JSON Schema of a rule, as others use it. */
public final class RuleSchema {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(FaultRule.class.getResourceAsStream("fault-rule.schema.json"));

    private RuleSchema() {}

    /** What is wrong with the JSON of a rule. */
    public static List<Error> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }
}
