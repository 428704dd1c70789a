package io.landfall.stager.copy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.LandedFile;
import io.landfall.project.Project;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * COPY's list of files. Every file is mandatory, because COPY skips what is missing without a word otherwise; every URL
 * stands once, because COPY loads twice what stands twice. The size of a file is required for Parquet and ignored
 * otherwise. A URL holds the key as it is: COPY decodes nothing.
 */
public final class Manifest {

    /** What a manifest's key ends with, after the batch. */
    public static final String ENDING = ".manifest";

    private static final JsonMapper JSON = new JsonMapper();

    private Manifest() {}

    /** What the keys of a dataset's manifests begin with; the batch follows. */
    public static String prefix(String pipeline, String dataset) {
        return Project.OWN_PREFIX + "manifests/" + pipeline + '/' + dataset + '/';
    }

    static String json(List<LandedFile> files) {
        ObjectNode manifest = JSON.createObjectNode();
        ArrayNode entries = manifest.putArray("entries");
        Set<String> written = new HashSet<>();
        for (LandedFile file : files) {
            if (written.add(file.url())) {
                ObjectNode entry = entries.addObject().put("url", file.url()).put("mandatory", true);
                entry.putObject("meta").put("content_length", file.size());
            }
        }
        return manifest.toPrettyString();
    }
}
