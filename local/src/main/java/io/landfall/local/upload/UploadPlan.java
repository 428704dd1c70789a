package io.landfall.local.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which file becomes which object.
 *
 * @param files the file of every key
 * @param bytes of all files
 */
public record UploadPlan(SortedMap<String, Path> files, long bytes) {

    /**
     * Files keep their name and the content of folders its path below the folder, all behind {@code prefix}. Whatever is
     * hidden is left out.
     *
     * @param prefix a slash is added where it has none; empty for none
     * @throws UploadException if there is nothing to upload, or two files would have one key
     */
    public static UploadPlan of(Collection<Path> paths, String prefix) {
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UploadException(path + " does not exist");
            }
            for (Path file : files(path)) {
                Path below = Files.isDirectory(path) ? path.relativize(file) : file.getFileName();
                add(files, folder(prefix) + below.toString().replace('\\', '/'), file);
            }
        }
        if (files.isEmpty()) {
            throw new UploadException("no files in "
                    + String.join(", ", paths.stream().map(Path::toString).toList()));
        }
        return new UploadPlan(
                files, files.values().stream().mapToLong(UploadPlan::size).sum());
    }

    private static void add(Map<String, Path> files, String key, Path file) {
        Path other = files.putIfAbsent(key, file);
        if (other != null && !other.equals(file)) {
            throw new UploadException(
                    "%s and %s would both become %s; upload them with different --prefix".formatted(other, file, key));
        }
    }

    private static String folder(String prefix) {
        String trimmed = prefix.startsWith("/") ? prefix.substring(1) : prefix;
        return trimmed.isEmpty() || trimmed.endsWith("/") ? trimmed : trimmed + '/';
    }

    private static List<Path> files(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            return below.filter(Files::isRegularFile)
                    .filter(file -> visible(path.relativize(file)))
                    .toList();
        } catch (IOException e) {
            throw new UploadException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static boolean visible(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UploadException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
