package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** A part of a list, by {@code MaxItems} and {@code Marker}. */
final class IamPage {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private IamPage() {}

    /**
     * @param things sorted by their keys
     * @return the list, whether it was cut, and where it goes on
     */
    static <T> List<XmlNode> of(
            QueryParameters parameters,
            String list,
            List<T> things,
            Function<T, String> key,
            Function<T, XmlNode> xml) {
        int most = parameters.number("MaxItems").orElse(USUAL);
        if (most < 1 || most > MOST) {
            throw IamFaults.invalid("Value '" + most + "' at 'maxItems' must be between 1 and " + MOST);
        }
        String after = parameters.find("Marker").map(IamPage::decoded).orElse("");
        List<T> rest = things.stream()
                .filter(thing -> key.apply(thing).compareTo(after) > 0)
                .toList();
        List<T> items = rest.subList(0, Math.min(most, rest.size()));
        XmlNode members = XmlNode.list(list, items.stream().map(xml).toList());
        if (items.size() == rest.size()) {
            return List.of(members, XmlNode.leaf("IsTruncated", false));
        }
        String marker = encoded(key.apply(items.get(items.size() - 1)));
        return List.of(members, XmlNode.leaf("IsTruncated", true), XmlNode.leaf("Marker", marker));
    }

    private static String encoded(String last) {
        return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsFault.of("ValidationError", "Invalid Marker: " + marker);
        }
    }
}
