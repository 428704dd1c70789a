package io.landfall.redshift.copy.columnar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes small Parquet files. */
final class ParquetFixture {
    private static final int SMALL_PAGE = 1024;

    private final MessageType schema;
    private CompressionCodecName codec = CompressionCodecName.SNAPPY;

    private ParquetFixture(MessageType schema) {
        this.schema = schema;
    }

    /** @param fields in Parquet's schema language */
    static ParquetFixture of(String... fields) {
        StringBuilder schema = new StringBuilder("message row { ");
        for (String field : fields) {
            schema.append(field).append(field.endsWith("}") ? " " : "; ");
        }
        return new ParquetFixture(
                MessageTypeParser.parseMessageType(schema.append('}').toString()));
    }

    ParquetFixture compressed(CompressionCodecName name) {
        codec = name;
        return this;
    }

    /** A file with these rows, in row groups of a few kilobytes. */
    @SafeVarargs
    final byte[] rows(Consumer<Group>... rows) throws IOException {
        Path file = Files.createTempFile("rows", ".parquet");
        try {
            write(file, rows);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private void write(Path file, Consumer<Group>[] rows) throws IOException {
        SimpleGroupFactory groups = new SimpleGroupFactory(schema);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new PageCodecs(SMALL_PAGE))
                .withCompressionCodec(codec)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withRowGroupSize(4L * SMALL_PAGE)
                .withPageSize(SMALL_PAGE)
                .withMinRowCountForPageSizeCheck(10)
                .build()) {
            for (Consumer<Group> row : rows) {
                Group group = groups.newGroup();
                row.accept(group);
                writer.write(group);
            }
        }
    }
}
