package io.landfall.redshift.controlplane.protocol;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Answers as XML. */
final class XmlDocument {

    private static final String XML = "text/xml";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private XmlDocument() {}

    /** @param namespace null for none */
    static AwsResponse response(int status, String root, String namespace, List<XmlNode> children) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartElement(root);
            if (namespace != null) {
                out.writeDefaultNamespace(namespace);
            }
            for (XmlNode child : children) {
                child.write(out);
            }
            out.writeEndElement();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("An answer cannot be written as XML", e);
        }
        return new AwsResponse(status, XML, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
