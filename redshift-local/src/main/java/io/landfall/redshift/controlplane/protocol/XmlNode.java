package io.landfall.redshift.controlplane.protocol;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One element of an answer: a text or children. */
public final class XmlNode {

    private final String name;
    private final String text;
    private final List<XmlNode> children;

    private XmlNode(String name, String text, List<XmlNode> children) {
        this.name = name;
        this.text = text;
        this.children = children;
    }

    /** A leaf; null when the value is null, which a parent leaves out. */
    public static XmlNode leaf(String name, Object value) {
        return value == null ? null : new XmlNode(name, value.toString(), List.of());
    }

    /** A structure; null children are left out. */
    public static XmlNode struct(String name, XmlNode... children) {
        return list(name, Arrays.asList(children));
    }

    public static XmlNode list(String name, Collection<XmlNode> children) {
        return new XmlNode(
                name, null, children.stream().filter(Objects::nonNull).toList());
    }

    void write(XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement(name);
        if (text != null) {
            out.writeCharacters(text);
        }
        for (XmlNode child : children) {
            child.write(out);
        }
        out.writeEndElement();
    }
}
