package io.landfall.stager.reject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** How the table of bad inputs is written. */
abstract class BadInputTable {

    final List<BadInput> inputs = new ArrayList<>();

    void json(String what, String content, Expected expected) {
        add("json", what, content.getBytes(UTF_8), expected);
    }

    void json(String what, byte[] content, Expected expected) {
        add("json", what, content, expected);
    }

    void csv(String what, String content, Expected expected) {
        add("csv", what, content.getBytes(UTF_8), expected);
    }

    void csv(String what, byte[] content, Expected expected) {
        add("csv", what, content, expected);
    }

    void add(String dataset, String what, byte[] content, Expected expected) {
        inputs.add(new BadInput(what, dataset, "input-" + inputs.size(), content, expected));
    }

    static Expected bad(int code, long line, String reason) {
        return new Expected.Rejected(code, line, null, reason);
    }

    static Expected bad(int code, long line, String column, String reason) {
        return new Expected.Rejected(code, line, column, reason);
    }

    static Expected unreadable(String reason) {
        return new Expected.Rejected(0, null, null, reason);
    }

    static byte[] join(String before, byte[] middle, String behind) {
        byte[] first = before.getBytes(UTF_8);
        byte[] last = behind.getBytes(UTF_8);
        byte[] all = Arrays.copyOf(first, first.length + middle.length + last.length);
        System.arraycopy(middle, 0, all, first.length, middle.length);
        System.arraycopy(last, 0, all, first.length + middle.length, last.length);
        return all;
    }

    static byte[] gzip(String content) {
        return gzip(content.getBytes(UTF_8));
    }

    static byte[] gzip(byte[] content) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(content);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] cut(byte[] content, int length) {
        return Arrays.copyOf(content, length);
    }

    static byte[] broken(byte[] content) {
        byte[] broken = content.clone();
        broken[broken.length - 6] ^= 0x55;
        return broken;
    }
}
