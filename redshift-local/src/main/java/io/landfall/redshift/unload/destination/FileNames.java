package io.landfall.redshift.unload.destination;

import io.landfall.redshift.copy.statement.S3Location;
import io.landfall.redshift.unload.statement.UnloadFormat;
import io.landfall.redshift.unload.statement.UnloadOptions;
import io.landfall.redshift.unload.statement.UnloadStatement;
import java.util.Locale;

/** Names of files: prefix, folder of the partition, slice and part, extension (UNLOAD reference). */
public final class FileNames {
    private final S3Location prefix;
    private final boolean parallel;
    private final String extension;

    private FileNames(S3Location prefix, boolean parallel, String extension) {
        this.prefix = prefix;
        this.parallel = parallel;
        this.extension = extension;
    }

    /** The names for a statement; with partitions its prefix is a folder. */
    public static FileNames of(UnloadStatement statement) {
        UnloadOptions options = statement.options();
        S3Location target = statement.target();
        boolean slash = !options.partitionBy().isEmpty() && !target.key().endsWith("/");
        S3Location prefix = slash ? new S3Location(target.bucket(), target.key() + "/") : target;
        return new FileNames(prefix, options.parallel(), extension(statement));
    }

    private static String extension(UnloadStatement statement) {
        if (statement.options().extension() != null) {
            return "." + statement.options().extension();
        }
        return statement.format() instanceof UnloadFormat.Parquet
                ? ".parquet"
                : statement.options().compression().suffix();
    }

    /** What all names begin with. */
    public S3Location prefix() {
        return prefix;
    }

    /** Where the manifest goes. */
    public S3Location manifest() {
        return below("manifest");
    }

    /** Where the files of a partition go. */
    public S3Location folder(String folder) {
        return below(folder);
    }

    /** @param folder of the partition, with a slash behind it; empty without partitions */
    S3Location file(String folder, int slice, int part) {
        String name = parallel
                ? String.format(Locale.ROOT, "%04d_part_%02d", slice, part)
                : String.format(Locale.ROOT, "%03d", part);
        return below(folder + name + extension);
    }

    private S3Location below(String name) {
        return new S3Location(prefix.bucket(), prefix.key() + name);
    }
}
