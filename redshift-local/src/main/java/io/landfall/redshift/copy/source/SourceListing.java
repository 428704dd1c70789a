package io.landfall.redshift.copy.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.statement.DataFormat;
import io.landfall.redshift.copy.statement.S3Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.core.exception.SdkException;

/** Finds the files of a COPY: everything below a prefix, or what the manifest lists. */
public final class SourceListing {
    private static final String LOCATION = "s3_utility.cpp:670";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectStore store;
    private final LoadContext load;

    public SourceListing(ObjectStore store, LoadContext load) {
        this.store = store;
        this.load = load;
    }

    /** The files in the order they are loaded; never empty. */
    public List<SourceFile> files(CopyStatement statement) throws CopyFailed {
        S3Location source = statement.source();
        return statement.options().manifest() ? fromManifest(source, statement.format()) : fromPrefix(source);
    }

    private List<SourceFile> fromPrefix(S3Location prefix) throws CopyFailed {
        List<SourceFile> files;
        try {
            files = store.list(prefix);
        } catch (SdkException failure) {
            throw S3Failure.of(failure, prefix, load);
        }
        if (files.isEmpty()) {
            throw failure("The specified S3 prefix '" + prefix.key() + "' does not exist", prefix.toString());
        }
        return files;
    }

    /** A URL listed twice is loaded twice (COPY reference, "Using a manifest"). */
    private List<SourceFile> fromManifest(S3Location manifest, DataFormat format) throws CopyFailed {
        List<SourceFile> files = new ArrayList<>();
        for (JsonNode entry : readManifest(manifest)) {
            S3Location location = S3Location.parse(entry.path("url").asText())
                    .filter(url -> !url.key().isEmpty() && !url.key().endsWith("/"))
                    .orElseThrow(() ->
                            failure("Invalid manifest entry: " + entry + " needs a full S3 path", manifest.toString()));
            boolean mandatory = entry.path("mandatory").asBoolean(false);
            OptionalLong length = format instanceof DataFormat.Parquet ? contentLength(entry) : OptionalLong.empty();
            find(location, mandatory).map(file -> file.ofLength(length)).ifPresent(files::add);
        }
        if (files.isEmpty()) {
            throw failure("None of the files listed in the manifest exist", manifest.toString());
        }
        return files;
    }

    /** Spectrum believes the manifest about the size of a file (COPY reference, "Using a manifest"). */
    private OptionalLong contentLength(JsonNode entry) throws CopyFailed {
        JsonNode length = entry.path("meta").path("content_length");
        if (!length.canConvertToLong()) {
            String process = "padbmaster [pid=" + load.pid() + "]";
            throw new CopyFailed(ExecutionError.of(
                    "File entry does not have 'meta' key.",
                    15003,
                    "File url = " + entry.path("url").asText(),
                    "spectrum_manifest.cpp:115",
                    process,
                    load.queryId()));
        }
        return OptionalLong.of(length.asLong());
    }

    private JsonNode readManifest(S3Location manifest) throws CopyFailed {
        try {
            JsonNode entries = JSON.readTree(store.read(manifest)).path("entries");
            if (!entries.isArray() || entries.isEmpty()) {
                throw failure("Problem parsing manifest file - no entries", manifest.toString());
            }
            return entries;
        } catch (SdkException failure) {
            throw S3Failure.of("Problem reading manifest file - ", failure, manifest, load);
        } catch (JsonProcessingException malformed) {
            throw failure("Problem parsing manifest file - " + malformed.getOriginalMessage(), manifest.toString());
        } catch (IOException broken) {
            throw failure("Problem reading manifest file - " + broken.getMessage(), manifest.toString());
        }
    }

    private Optional<SourceFile> find(S3Location location, boolean mandatory) throws CopyFailed {
        try {
            Optional<SourceFile> file = store.find(location);
            if (file.isEmpty() && mandatory) {
                throw S3Failure.missing(location, load);
            }
            return file;
        } catch (SdkException failure) {
            throw S3Failure.of(failure, location, load);
        }
    }

    private CopyFailed failure(String text, String context) {
        return new CopyFailed(ExecutionError.of(text, context, LOCATION, load));
    }
}
