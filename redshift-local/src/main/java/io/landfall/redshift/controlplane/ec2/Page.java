package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a long list, by {@code MaxResults} and {@code NextToken}.
 *
 * @param next the token for what follows, or null
 */
record Page<T>(List<T> items, String next) {

    private static final int FEWEST = 5;
    private static final int MOST = 1000;

    /** @param things sorted by their ids */
    static <T> Page<T> of(QueryParameters parameters, List<T> things, Function<T, String> id) {
        int most = parameters.number("MaxResults").orElse(MOST);
        if (most < FEWEST || most > MOST) {
            throw AwsFault.invalidValue("Value ( " + most + " ) for parameter maxResults is invalid. Expecting a value"
                    + " between " + FEWEST + " and " + MOST + ".");
        }
        Optional<String> after = parameters.find("NextToken").map(Page::decoded);
        List<T> rest = things.stream()
                .filter(thing ->
                        after.map(last -> id.apply(thing).compareTo(last) > 0).orElse(true))
                .toList();
        if (rest.size() <= most) {
            return new Page<>(rest, null);
        }
        List<T> items = rest.subList(0, most);
        return new Page<>(items, encoded(id.apply(items.get(most - 1))));
    }

    List<XmlNode> answer(String set, Function<T, XmlNode> item) {
        XmlNode list = XmlNode.list(set, items.stream().map(item).toList());
        return next == null ? List.of(list) : List.of(list, XmlNode.leaf("nextToken", next));
    }

    private static String encoded(String last) {
        return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsFault.invalidValue("Invalid value '" + token + "' for nextToken");
        }
    }
}
