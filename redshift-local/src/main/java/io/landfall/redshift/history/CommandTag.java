package io.landfall.redshift.history;

/** What a command tag tells. */
final class CommandTag {
    private CommandTag() {}

    /** The number at the end of {@code SELECT 5} or {@code INSERT 0 3}; 0 when there is none. */
    static long rows(String tag) {
        String last = tag.substring(tag.lastIndexOf(' ') + 1);
        boolean number = !last.isEmpty() && last.length() < 19 && last.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(last) : 0;
    }
}
