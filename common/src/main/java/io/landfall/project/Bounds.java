package io.landfall.project;

import com.fasterxml.jackson.databind.JsonNode;

/** A least and a greatest value that stand together: there is something between them. */
final class Bounds {

    private Bounds() {}

    /** @param keys of what holds {@code min} and {@code max}, each a number or a text */
    static void require(CheckEntry check, String keys) {
        JsonNode min = check.node(keys + "/min");
        JsonNode max = check.node(keys + "/max");
        if (min.isMissingNode() || max.isMissingNode()) {
            return;
        }
        if (min.isNumber() != max.isNumber()) {
            check.refuse(keys + "/max", "is not of the kind of min; write two numbers, or two texts");
        } else if (min.isNumber() ? min.decimalValue().compareTo(max.decimalValue()) > 0 : isLater(min, max)) {
            check.refuse(keys + "/max", "is less than min, " + min.asText() + "; exchange the two");
        }
    }

    /** Of texts the order is the warehouse's, but dates of one length are ordered as they are read. */
    private static boolean isLater(JsonNode min, JsonNode max) {
        String date = "\\d{4}-\\d{2}-\\d{2}.*";
        return min.asText().matches(date)
                && max.asText().matches(date)
                && min.asText().compareTo(max.asText()) > 0;
    }
}
