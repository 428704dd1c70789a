package io.landfall.project;

import java.util.Map;
import java.util.Optional;

/**
 * Which options COPY takes together (COPY reference: "JSON format for COPY", "COPY from columnar data formats"). What it
 * would refuse, or not heed, is refused here, before anything lands.
 */
final class FormatRules implements DefinitionRule {

    private static final String NOT_JSON = "COPY does not take it with JSON; remove this key, or write type: csv";
    private static final String NOT_CSV = "is for JSON; remove this key, or write type: json";
    private static final String NOT_PARQUET =
            "Parquet files say this themselves, and COPY takes no such option with them; remove this key";

    private static final Map<String, Map<String, String>> STRANGE = Map.of(
            "json",
            Map.of(
                    "delimiter",
                    NOT_JSON,
                    "quote",
                    NOT_JSON,
                    "null_as",
                    NOT_JSON + "; a null in JSON is NULL without it",
                    "ignore_blank_lines",
                    NOT_JSON + "; blank lines in JSON mean nothing"),
            "csv",
            Map.of("mapping", NOT_CSV, "jsonpaths", NOT_CSV));

    @Override
    public void check(WrittenDefinition definition) {
        for (String dataset : definition.elements("/datasets")) {
            String format = dataset + "/format";
            definition.text(format + "/type").ifPresent(type -> {
                for (String key : definition.keys(format)) {
                    strange(type, key)
                            .ifPresent(reason -> definition.refuseKey(
                                    Pointers.below(format, key), "does not belong to type: " + type + ": " + reason));
                }
            });
            checkSigns(definition, format);
        }
    }

    private static Optional<String> strange(String type, String key) {
        if ("parquet".equals(type)) {
            return "type".equals(key) ? Optional.empty() : Optional.of(NOT_PARQUET);
        }
        return Optional.ofNullable(STRANGE.getOrDefault(type, Map.of()).get(key));
    }

    private static void checkSigns(WrittenDefinition definition, String format) {
        String delimiter = definition.text(format + "/delimiter").orElse(",");
        String quote = definition.text(format + "/quote").orElse("\"");
        checkAscii(definition, format + "/delimiter", delimiter);
        checkAscii(definition, format + "/quote", quote);
        if (delimiter.equals(quote)) {
            String written = definition.has(format + "/quote") ? "/quote" : "/delimiter";
            definition.refuse(
                    format + written, "'" + quote + "' is delimiter and quote at once; write another for one of them");
        }
        definition
                .text(format + "/null_as")
                .filter(text -> text.contains("\n"))
                .ifPresent(text -> definition.refuse(
                        format + "/null_as", "a line ends where this text does; write one without a line end"));
    }

    private static void checkAscii(WrittenDefinition definition, String pointer, String sign) {
        boolean takes = sign.length() == 1
                && sign.charAt(0) > 0
                && sign.charAt(0) < 128
                && sign.charAt(0) != '\n'
                && sign.charAt(0) != '\r';
        if (!takes) {
            definition.refuse(
                    pointer, "'" + sign + "' is not what COPY takes; write one ASCII character that ends no line");
        }
    }
}
