package io.landfall.project;

import java.util.Optional;

/**
 * Capacities of a Serverless workgroup, in RPUs (Management Guide, "Compute capacity for Amazon Redshift Serverless": 4, or
 * a multiple of 8 up to 512, or a multiple of 32 up to 1024 where the region has it).
 */
final class ServerlessRules implements DefinitionRule {

    private static final String BASE = "/base_capacity";
    private static final String MAX = "/max_capacity";

    @Override
    public void check(WrittenDefinition definition) {
        if (!definition.kind().equals(Optional.of(WarehouseKind.SERVERLESS))) {
            return;
        }
        Optional<Integer> base =
                definition.has(BASE) ? definition.number(BASE) : Optional.of(WarehouseDefinition.DEFAULT_BASE_CAPACITY);
        definition.number(BASE).filter(rpus -> !isBase(rpus)).ifPresent(rpus -> refuseBase(definition, rpus));
        Optional<Integer> max = definition.number(MAX);
        if (base.isPresent() && max.isPresent() && max.get() < base.get()) {
            definition.refuse(
                    MAX,
                    max.get() + " RPUs are fewer than base_capacity, which is " + base.get() + "; write at least "
                            + base.get());
        }
    }

    private static boolean isBase(int rpus) {
        return rpus == 4 || rpus >= 8 && rpus <= 512 && rpus % 8 == 0 || rpus > 512 && rpus <= 1024 && rpus % 32 == 0;
    }

    private static void refuseBase(WrittenDefinition definition, int rpus) {
        definition.refuse(
                BASE,
                "there is no base capacity of " + rpus + " RPUs; write 4, or 8 to 512 in steps of 8,"
                        + " or beyond that up to 1024 in steps of 32");
    }
}
