package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.LandedFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {

    @Test
    void everyUrlStandsOnceAsItIsWithItsSizeAndIsMandatory() throws Exception {
        LandedFile odd = new LandedFile("b", "a +%25\"ü\"/x.json", null, "e", 12, "01");
        JsonNode entries = new JsonMapper()
                .readTree(Manifest.json(List.of(odd, odd, new LandedFile("b", "y", null, "e", 0, "01"))))
                .path("entries");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0)).isEqualTo(new JsonMapper().readTree("""
                {"url": "s3://b/a +%25\\"ü\\"/x.json", "mandatory": true, "meta": {"content_length": 12}}"""));
    }
}
