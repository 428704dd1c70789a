package io.landfall.redshift.controlplane.protocol;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Form parameters in, XML out. */
final class QueryProtocol {

    private static final String XML = "text/xml";
    private static final int OK = 200;
    private static final int SERVER_FAULT = 500;
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final Actions actions;

    QueryProtocol(Actions actions) {
        this.actions = actions;
    }

    AwsResponse answer(AwsService service, String body, String requestId) {
        QueryParameters parameters = QueryParameters.parse(body);
        String action = parameters.require("Action");
        List<XmlNode> result = actions.query(service, action).handle(parameters);
        XmlNode metadata = XmlNode.struct("ResponseMetadata", XmlNode.leaf("RequestId", requestId));
        XmlNode content = result.isEmpty() ? null : XmlNode.list(action + "Result", result);
        return new AwsResponse(OK, XML, document(service, action + "Response", content, metadata));
    }

    static AwsResponse refusal(AwsService service, AwsFault fault, String requestId) {
        XmlNode error = XmlNode.struct(
                "Error",
                XmlNode.leaf("Type", fault.status() < SERVER_FAULT ? "Sender" : "Receiver"),
                XmlNode.leaf("Code", fault.code()),
                XmlNode.leaf("Message", fault.getMessage()));
        XmlNode id = XmlNode.leaf("RequestId", requestId);
        return new AwsResponse(fault.status(), XML, document(service, "ErrorResponse", error, id));
    }

    private static byte[] document(AwsService service, String root, XmlNode content, XmlNode trailer) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartElement(root);
            out.writeDefaultNamespace(service.xmlNamespace());
            if (content != null) {
                content.write(out);
            }
            trailer.write(out);
            out.writeEndElement();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("An answer cannot be written as XML", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
