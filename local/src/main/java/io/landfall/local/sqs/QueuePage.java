package io.landfall.local.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A page of ListQueues: by the API reference at most 1000 URLs, and a token for the next ones only where MaxResults was given. */
final class QueuePage {

    private static final int MOST = 1_000;

    private QueuePage() {}

    /** @throws SqsError when {@code maxResults} is not empty and no number from 1 to 1000, or the token is none of ours */
    static ObjectNode of(List<String> urls, String maxResults, String token) {
        int size = maxResults.isEmpty() ? MOST : size(maxResults);
        String after = token.isEmpty() ? "" : decoded(token);
        List<String> rest =
                urls.stream().sorted().filter(url -> url.compareTo(after) > 0).toList();
        List<String> page = rest.subList(0, Math.min(size, rest.size()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!page.isEmpty()) {
            ArrayNode listed = answer.putArray("QueueUrls");
            page.forEach(listed::add);
        }
        if (page.size() < rest.size() && !maxResults.isEmpty()) {
            answer.put("NextToken", encoded(page.get(page.size() - 1)));
        }
        return answer;
    }

    private static int size(String maxResults) {
        int size = maxResults.matches("\\d{1,5}") ? Integer.parseInt(maxResults) : 0;
        if (size < 1 || size > MOST) {
            throw SqsError.invalidParameter(
                    "Value for parameter MaxResults is invalid. Reason: must be an integer between 1 and 1000.");
        }
        return size;
    }

    private static String encoded(String url) {
        return Base64.getUrlEncoder().encodeToString(url.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SqsError.invalidParameter("Invalid or expired next token.");
        }
    }
}
