package io.landfall.project;

/** JSON pointers (RFC 6901) as text. */
final class Pointers {

    private Pointers() {}

    /** The pointer to what an object holds under a key. */
    static String below(String pointer, String key) {
        return pointer + '/' + key.replace("~", "~0").replace("/", "~1");
    }

    /** How people name the place: {@code network.allow[0]}. */
    static String spoken(String pointer) {
        String dotted = pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
        String name = dotted.startsWith(".") ? dotted.substring(1) : dotted;
        return name.replace("~1", "/").replace("~0", "~");
    }
}
