package io.landfall.project;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/**
 * The region's form. A region that this version of the AWS SDK does not know may be a new one and is taken, unless it is
 * spelled with a word that no region has and is near one that there is.
 */
final class RegionRules implements DefinitionRule {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}");
    private static final List<String> KNOWN = Region.regions().stream()
            .filter(region -> !region.isGlobalRegion())
            .map(Region::id)
            .toList();
    private static final Set<String> WORDS =
            KNOWN.stream().flatMap(RegionRules::words).collect(Collectors.toUnmodifiableSet());

    @Override
    public void check(WrittenDefinition definition) {
        definition.text("/region").ifPresent(region -> check(definition, region));
    }

    private static void check(WrittenDefinition definition, String region) {
        if (!FORM.matcher(region).matches()) {
            definition.refuse(
                    "/region",
                    "'" + region + "' is not the name of a region; write one such as us-west-2"
                            + Suggestion.didYouMean(region, KNOWN));
            return;
        }
        Optional<String> strange =
                words(region).filter(word -> !WORDS.contains(word)).findFirst();
        Optional<String> near = Suggestion.nearest(region, KNOWN);
        if (strange.isPresent() && near.isPresent()) {
            definition.refuse("/region", "there is no region '" + region + "'; did you mean " + near.get() + "?");
        }
    }

    /** The directions in a region's name; not the country it begins with, for new ones come. */
    private static Stream<String> words(String region) {
        String[] parts = region.split("-");
        return Arrays.stream(parts, 1, parts.length - 1);
    }
}
