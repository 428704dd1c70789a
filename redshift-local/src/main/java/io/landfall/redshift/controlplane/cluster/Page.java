package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The part of a list that MaxRecords and Marker ask for, in the order of the keys. The marker is the key of the last thing of the page
 * before, so that things which come and go meanwhile make no other thing appear twice or never.
 */
record Page<T>(List<T> records, String marker) {

    private static final int LARGEST = 100;
    private static final int SMALLEST = 20;

    /** With the bounds most lists have: 20 to 100, and 100 unless asked. */
    static <T> Page<T> of(List<T> all, Function<T, String> key, QueryParameters parameters) {
        return of(all, key, parameters, SMALLEST, LARGEST);
    }

    static <T> Page<T> of(List<T> all, Function<T, String> key, QueryParameters parameters, int smallest, int largest) {
        int size = parameters.number("MaxRecords").orElse(largest);
        if (size < smallest || size > largest) {
            throw AwsFault.invalidValue("MaxRecords must be between %d and %d".formatted(smallest, largest));
        }
        String after = parameters.find("Marker").orElse("");
        List<T> rest = all.stream()
                .sorted(Comparator.comparing(key))
                .filter(thing -> key.apply(thing).compareTo(after) > 0)
                .toList();
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        return new Page<>(page, page.size() < rest.size() ? key.apply(page.get(page.size() - 1)) : null);
    }

    /** The list under its name, after the marker if more is left. */
    List<XmlNode> xml(String name, Function<T, XmlNode> describe) {
        List<XmlNode> answer = new ArrayList<>();
        if (marker != null) {
            answer.add(XmlNode.leaf("Marker", marker));
        }
        answer.add(XmlNode.list(name, records.stream().map(describe).toList()));
        return answer;
    }
}
