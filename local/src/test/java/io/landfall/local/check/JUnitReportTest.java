package io.landfall.local.check;

import static io.landfall.local.check.Results.line;
import static io.landfall.local.check.Results.passed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitReportTest {

    @TempDir
    private Path folder;

    @Test
    void aCiSystemCanReadEveryKindOfResult() throws Exception {
        Document report = report(
                Results.of(
                        "shop",
                        passed("a"),
                        line("b", CheckEnd.FAILED, "3 rows", List.of("{\"id\":1}", "{\"id\":2}")),
                        line("c", CheckEnd.BROKEN, "column x does not exist", List.of()),
                        line("d", CheckEnd.WARNED, "1 row", List.of("{\"id\":9}")),
                        line("e", CheckEnd.SKIPPED, null, List.of())),
                Results.of("empty"));

        Element suites = report.getDocumentElement();
        assertThat(suites.getAttribute("tests")).isEqualTo("5");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getAttribute("errors")).isEqualTo("1");
        Element suite = first(suites, "testsuite");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("1.234");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-03-01T12:00:00");

        assertThat(first(suites, "failure").getAttribute("message"))
                .isEqualTo("found 3 rows, expected none; rows that fail: 3");
        assertThat(first(suites, "failure").getTextContent())
                .contains("Orders without a customer.", "owner: data-team");
        assertThat(((Element) first(suites, "error").getParentNode()).getAttribute("classname"))
                .isEqualTo("shop.c");
        assertThat(suites.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("{\"id\":1}\n{\"id\":2}");
        assertThat(suites.getElementsByTagName("system-out").item(1).getTextContent())
                .startsWith("warning: ");
    }

    @Test
    void aValueMayBeAnythingAndTheReportIsStillXml() throws Exception {
        String nasty = "</system-out> <!-- ]]> & \" ' \u0000 \u001b[31m \ud83d \ud83d\ude00 \ufffe é";
        Document report = report(
                Results.of("shop", line("b & <c>", CheckEnd.FAILED, nasty, List.of("{\"x\":\"" + nasty + "\"}"))));
        assertThat(first(report.getDocumentElement(), "system-out").getTextContent())
                .isEqualTo("{\"x\":\"</system-out> <!-- ]]> & \" ' \ufffd \ufffd[31m \ufffd \ud83d\ude00 \ufffd é\"}");
        assertThat(first(report.getDocumentElement(), "testcase").getAttribute("name"))
                .isEqualTo("b & <c> on shop.orders");
    }

    private Document report(PipelineChecks... pipelines) throws Exception {
        Path file = folder.resolve("reports/checks.xml");
        JUnitReport.write(file, List.of(pipelines));
        requireReadable(file);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static void requireReadable(Path file) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitReportTest.class.getResource("ci-reads.xsd"))
                .newValidator()
                .validate(new StreamSource(file.toFile()));
    }

    private static Element first(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }
}
