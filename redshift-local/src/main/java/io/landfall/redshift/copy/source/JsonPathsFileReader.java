package io.landfall.redshift.copy.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.record.JsonAutoParser;
import io.landfall.redshift.copy.record.JsonPath;
import io.landfall.redshift.copy.record.JsonPathsParser;
import io.landfall.redshift.copy.record.RecordParser;
import io.landfall.redshift.copy.statement.S3Location;
import io.landfall.redshift.wire.ServerError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads a JSONPaths file; MAXERROR does not cover its mistakes. */
public final class JsonPathsFileReader {
    private static final String LOCATION = "s3_utility.cpp:670";

    private JsonPathsFileReader() {}

    /** The parser the file asks for: a file without the key {@code jsonpaths} is ignored and 'auto' is used instead. */
    public static RecordParser read(S3Location location, List<String> columns, ObjectStore store, LoadContext load)
            throws CopyFailed {
        JsonNode expressions = root(location, store, load).path("jsonpaths");
        if (!expressions.isArray()) {
            return new JsonAutoParser(columns, false);
        }
        if (expressions.size() != columns.size()) {
            throw failed(
                    "Number of jsonpaths and the number of columns should match. JSONPath size: " + expressions.size()
                            + ", Number of columns in table or column list: " + columns.size(),
                    location,
                    load);
        }
        List<JsonPath> paths = new ArrayList<>();
        for (JsonNode expression : expressions) {
            paths.add(path(expression, location, load));
        }
        if (paths.stream().anyMatch(path -> path.uses(true)) && paths.stream().anyMatch(path -> path.uses(false))) {
            throw failed("Invalid JSONPath format: dot and bracket notation are mixed", location, load);
        }
        return new JsonPathsParser(paths);
    }

    private static JsonNode root(S3Location location, ObjectStore store, LoadContext load) throws CopyFailed {
        try {
            return new ObjectMapper().readTree(store.read(location));
        } catch (SdkException failure) {
            throw S3Failure.of("Problem reading jsonpaths file - ", failure, location, load);
        } catch (JsonProcessingException malformed) {
            throw failed("Invalid JSONPaths file: " + malformed.getOriginalMessage(), location, load);
        } catch (IOException broken) {
            throw failed("Problem reading jsonpaths file - " + broken.getMessage(), location, load);
        }
    }

    private static JsonPath path(JsonNode expression, S3Location location, LoadContext load) throws CopyFailed {
        if (!expression.isTextual() || expression.textValue().isEmpty()) {
            throw failed("Invalid JSONPath format: " + expression + " is no expression", location, load);
        }
        try {
            return JsonPath.parse(expression.textValue());
        } catch (IllegalArgumentException invalid) {
            throw failed("Invalid JSONPath format: " + invalid.getMessage(), location, load);
        }
    }

    private static CopyFailed failed(String text, S3Location location, LoadContext load) {
        ServerError error = ExecutionError.of(text, location.toString(), LOCATION, load);
        return new CopyFailed(error);
    }
}
