package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The pages of a List action: {@code maxResults} and {@code nextToken}, which stands for the last element of the page before. */
final class Pages {

    static final Set<String> MEMBERS = Set.of("maxResults", "nextToken");
    private static final int LARGEST = 100;
    private static final String TOKEN = "nextToken";

    private Pages() {}

    /**
     * One page.
     *
     * @param all sorted by their keys
     * @throws AwsFault ValidationException when the size is out of bounds or the token was never handed out
     */
    static <T> ObjectNode of(
            Collection<T> all, Input input, String member, Function<T, String> key, Function<T, ObjectNode> describe) {
        int size = input.number("maxResults")
                .map(given -> Constraints.between("maxResults", given, 1, LARGEST))
                .orElse(LARGEST);
        String after = input.find(TOKEN).map(Pages::decoded).orElse("");
        List<T> rest = all.stream()
                .filter(element -> key.apply(element).compareTo(after) > 0)
                .toList();
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray(member).addAll(page.stream().map(describe).toList());
        if (rest.size() > page.size()) {
            answer.put(TOKEN, encoded(key.apply(page.get(page.size() - 1))));
        }
        return answer;
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().encodeToString(("after:" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith("after:")) {
                return text.substring("after:".length());
            }
        } catch (IllegalArgumentException notOurs) {
            // Refused below like any other text that was never handed out.
        }
        throw ServerlessFaults.invalid("The provided pagination token is invalid.");
    }
}
