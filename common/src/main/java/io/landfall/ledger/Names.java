package io.landfall.ledger;

import io.landfall.warehouse.Identifier;
import java.util.Collection;
import java.util.stream.Collectors;

/** Ids as literals, for lists no bind parameter can stand for. */
final class Names {

    private Names() {}

    /** What stands between the brackets of IN; never empty, so that no id is asked for where there is none. */
    static String list(Collection<String> names) {
        return names.isEmpty()
                ? "NULL"
                : names.stream().map(Identifier::literal).collect(Collectors.joining(", "));
    }
}
