package io.landfall.checks.sample;

import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.PlainQuery;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of a relation that can be shown.
 *
 * @param types by name, in order
 */
record SampledColumns(Map<String, String> types) {

    private static final int MOST = 12;

    private static final Set<String> TEXTS = Set.of("varchar", "bpchar", "char", "text", "name");

    /** Values that say nothing to a person, and may be large. */
    private static final Set<String> UNSHOWN =
            Set.of("varbyte", "bytea", "geometry", "geometryhex", "geography", "hllsketch");

    /** Names that Landfall adds. */
    private static final String OWN = "landfall_";

    /** Of a relation's answer; a name two columns have stands for none. */
    static SampledColumns of(PlainQuery.Result answer) {
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 0; i < answer.columns().size(); i++) {
            String name = answer.columns().get(i);
            String type = answer.types().get(i);
            if (Collections.frequency(answer.columns(), name) == 1
                    && !name.startsWith(OWN)
                    && !UNSHOWN.contains(type)) {
                types.put(name, type);
            }
        }
        return new SampledColumns(types);
    }

    /** A dozen at most: what tells the rows apart, then what is wrong with them, then the others. */
    List<String> shown(Collection<String> identity, Collection<String> concerned) {
        return Stream.of(identity, concerned, types.keySet())
                .flatMap(Collection::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(types::containsKey)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The column in a SELECT list: texts no longer than is needed, and of a SUPER, which may have 16 MB, what it is. */
    String selected(String name, int longest) {
        String column = "c." + Identifier.quote(name);
        String type = types.get(name);
        if (type.equals("super")) {
            return "JSON_TYPEOF(" + column + ")";
        }
        return TEXTS.contains(type) ? "LEFT(" + column + ", " + (longest + 1) + ")" : column;
    }
}
