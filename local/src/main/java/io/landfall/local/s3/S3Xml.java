package io.landfall.local.s3;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.deser.FromXmlParser;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The XML documents of bucket calls to and from records. */
final class S3Xml {

    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static final ObjectMapper XML = XmlMapper.xmlBuilder()
            .defaultUseWrapper(false)
            .enable(FromXmlParser.Feature.EMPTY_ELEMENT_AS_NULL)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private S3Xml() {}

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException MalformedXML when the bytes are no such document */
    static <T> T read(byte[] xml, Class<T> type) throws IOException {
        return readIfAny(xml, type).orElseThrow(S3Refusals::malformedXml);
    }

    /** Empty when there are no bytes, or only an empty root element. */
    static <T> Optional<T> readIfAny(byte[] xml, Class<T> type) throws IOException {
        try {
            return xml.length == 0 ? Optional.empty() : Optional.ofNullable(XML.readValue(xml, type));
        } catch (JsonProcessingException e) {
            throw S3Refusals.malformedXml();
        }
    }

    static void write(HttpServletResponse response, Object document) throws IOException {
        response.setContentType("application/xml");
        response.getOutputStream().write(XML.writeValueAsBytes(document));
    }
}
