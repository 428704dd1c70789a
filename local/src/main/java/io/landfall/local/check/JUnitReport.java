package io.landfall.local.check;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results in the XML that CI systems read as those of JUnit: a suite for each pipeline, a case for each check and table. A
 * failed check is a failure, a broken one an error; a warning is a passed case that says so in its output. Checks of a run
 * share scans, so only a suite has a time.
 */
public final class JUnitReport {

    private static final String UNTIMED = "0.000";

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Tries whether the file can be written; folders on its way are made.
     *
     * @throws IOException if it cannot; the message is for a person
     */
    public static void requireWritable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; name a file in it, such as " + file.resolve("checks.xml"));
        }
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "landfall", ".xml"));
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: folder " + folder + " cannot be made or written to", e);
        }
    }

    /** @throws IOException if the file cannot be written; folders on its way are made */
    public static void write(Path file, List<PipelineChecks> pipelines) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new JUnitReport(xml).document(pipelines);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void document(List<PipelineChecks> pipelines) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        attribute("name", "landfall");
        counts(pipelines);
        for (PipelineChecks pipeline : pipelines) {
            suite(pipeline);
        }
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
    }

    private void suite(PipelineChecks checks) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", checks.pipeline());
        counts(List.of(checks));
        attribute("skipped", sum(List.of(checks), CheckEnd.SKIPPED));
        // Without zone or fraction, as the schemas have it; it is UTC.
        attribute(
                "timestamp",
                checks.at().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        for (CheckLine line : checks.lines()) {
            testCase(checks.pipeline(), line);
        }
        line(1);
        xml.writeEndElement();
    }

    private void testCase(String pipeline, CheckLine check) throws XMLStreamException {
        line(2);
        xml.writeStartElement("testcase");
        attribute("name", check.check() + (check.table() == null ? "" : " on " + check.table()));
        attribute("classname", pipeline + "." + check.check());
        attribute("time", UNTIMED);
        switch (check.end()) {
            case FAILED -> problem("failure", check);
            case BROKEN -> problem("error", check);
            case SKIPPED -> {
                line(3);
                xml.writeEmptyElement("skipped");
                attribute("message", check.finding());
            }
            default -> {}
        }
        output(check);
        line(2);
        xml.writeEndElement();
    }

    private void problem(String kind, CheckLine check) throws XMLStreamException {
        line(3);
        xml.writeStartElement(kind);
        attribute("message", check.finding());
        attribute("type", check.end().word());
        text((check.description() + '\n' + check.finding() + (check.owner() == null ? "" : "\nowner: " + check.owner()))
                .strip());
        xml.writeEndElement();
    }

    private void output(CheckLine check) throws XMLStreamException {
        String warning = check.end() == CheckEnd.WARNED ? "warning: " + check.finding() + '\n' : "";
        String output = warning + String.join("\n", check.samples());
        if (!output.isEmpty()) {
            line(3);
            xml.writeStartElement("system-out");
            text(output);
            xml.writeEndElement();
        }
    }

    private void counts(List<PipelineChecks> pipelines) throws XMLStreamException {
        attribute(
                "tests",
                Integer.toString(
                        pipelines.stream().mapToInt(p -> p.lines().size()).sum()));
        attribute("failures", sum(pipelines, CheckEnd.FAILED));
        attribute("errors", sum(pipelines, CheckEnd.BROKEN));
        Duration took = pipelines.stream().map(PipelineChecks::took).reduce(Duration.ZERO, Duration::plus);
        attribute("time", BigDecimal.valueOf(took.toMillis(), 3).toPlainString());
    }

    private static String sum(List<PipelineChecks> pipelines, CheckEnd end) {
        return Integer.toString(pipelines.stream().mapToInt(p -> p.count(end)).sum());
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    private void text(String value) throws XMLStreamException {
        xml.writeCharacters(allowed(value));
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** What XML 1.0 cannot hold, not even escaped, is replaced: a value of a row may be anything. */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().map(JUnitReport::allowed).forEach(allowed::appendCodePoint);
        return allowed.toString();
    }

    private static int allowed(int character) {
        boolean fits = character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
        return fits ? character : '\uFFFD';
    }
}
