package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.record.JsonAutoParser;
import io.landfall.redshift.copy.record.RecordParser;
import io.landfall.redshift.copy.source.JsonPathsFileReader;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.source.RowSource;
import io.landfall.redshift.copy.source.S3Failure;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.source.SourceRows;
import io.landfall.redshift.copy.source.TextStream;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.statement.DataFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import software.amazon.awssdk.core.exception.SdkException;

/** Opens Avro files, whose records are taken apart like JSON objects (COPY reference, "AVRO"). */
final class AvroSource implements RowSource {
    private static final int MAX_HEADER_BYTES = 1024 * 1024;
    private static final List<String> CODECS =
            List.of(DataFileConstants.NULL_CODEC, DataFileConstants.DEFLATE_CODEC, DataFileConstants.SNAPPY_CODEC);
    private static final String LOCATION = "avropath_request.cpp:432";

    private final CopyStatement statement;
    private final RecordParser parser;
    private final ObjectStore store;
    private final LoadContext load;

    private AvroSource(CopyStatement statement, RecordParser parser, ObjectStore store, LoadContext load) {
        this.statement = statement;
        this.parser = parser;
        this.store = store;
        this.load = load;
    }

    static AvroSource of(CopyStatement statement, List<String> columns, ObjectStore store, LoadContext load)
            throws CopyFailed {
        RecordParser parser = statement.format() instanceof DataFormat.AvroPathsFile paths
                ? JsonPathsFileReader.read(paths.location(), columns, store, load)
                : new JsonAutoParser(columns, ((DataFormat.AvroAuto) statement.format()).ignoreCase());
        return new AvroSource(statement, parser, store, load);
    }

    @Override
    public SourceRows open(SourceFile file) throws CopyFailed {
        try {
            InputStream in = TextStream.of(store.open(file.location()), statement.options());
            DataFileStream<GenericRecord> records = new DataFileStream<>(in, new GenericDatumReader<>());
            checkHeader(records, file);
            return new AvroRows(records, parser, file, load);
        } catch (SdkException refused) {
            throw S3Failure.of(refused, file.location(), load);
        } catch (IOException | AvroRuntimeException broken) {
            throw refused(broken.getMessage(), file, load);
        }
    }

    private void checkHeader(DataFileStream<GenericRecord> records, SourceFile file) throws CopyFailed {
        if (records.getSchema().getType() != Schema.Type.RECORD) {
            throw refused("The schema type must be record", file, load);
        }
        long bytes = records.getMetaKeys().stream()
                .mapToLong(key -> key.length() + records.getMeta(key).length)
                .sum();
        if (bytes > MAX_HEADER_BYTES) {
            throw refused("The header exceeds 1 MB", file, load);
        }
        String codec = records.getMetaString(DataFileConstants.CODEC);
        if (codec != null && !CODECS.contains(codec)) {
            throw refused("The codec " + codec + " is not supported", file, load);
        }
    }

    /** The error for a file that cannot be read. */
    static CopyFailed refused(String reason, SourceFile file, LoadContext load) {
        String text = "Cannot init avro reader from s3 file " + reason;
        return new CopyFailed(ExecutionError.of(text, "S3 key being read : " + file.url(), LOCATION, load));
    }
}
