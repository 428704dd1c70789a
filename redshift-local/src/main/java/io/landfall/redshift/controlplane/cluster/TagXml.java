package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Map;

/** Tags as Redshift's answers describe them, sorted by key. */
final class TagXml {

    private TagXml() {}

    static List<XmlNode> all(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> one(tag.getKey(), tag.getValue()))
                .toList();
    }

    static XmlNode one(String key, String value) {
        return XmlNode.struct("Tag", XmlNode.leaf("Key", key), XmlNode.leaf("Value", value));
    }
}
