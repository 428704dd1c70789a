package io.landfall.stager.copy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.LandedFile;
import java.util.List;

/**
 * COPY's list of files. Every file is mandatory, because COPY skips what is missing without a word otherwise; every URL
 * stands once, because COPY loads twice what stands twice.
 */
final class Manifest {

    private static final JsonMapper JSON = new JsonMapper();

    private Manifest() {}

    static String json(List<LandedFile> files) {
        ObjectNode manifest = JSON.createObjectNode();
        ArrayNode entries = manifest.putArray("entries");
        files.stream().map(LandedFile::url).distinct().forEach(url -> entries.addObject()
                .put("url", url)
                .put("mandatory", true));
        return manifest.toPrettyString();
    }
}
