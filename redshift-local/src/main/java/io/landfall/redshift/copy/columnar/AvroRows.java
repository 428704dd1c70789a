package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Fields;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.record.RecordParser;
import io.landfall.redshift.copy.source.S3Failure;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.source.SourceRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericRecord;
import software.amazon.awssdk.core.exception.SdkException;

/** Records of an Avro file as JSON objects; one block is in memory at a time. */
final class AvroRows implements SourceRows {
    private static final int MAX_BLOCK_BYTES = 4 * 1024 * 1024;

    private final DataFileStream<GenericRecord> records;
    private final RecordParser parser;
    private final SourceFile file;
    private final LoadContext load;
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private GenericRecord reused;
    private RawRecord current;
    private long row;

    AvroRows(DataFileStream<GenericRecord> records, RecordParser parser, SourceFile file, LoadContext load) {
        this.records = records;
        this.parser = parser;
        this.file = file;
        this.load = load;
    }

    @Override
    public RawRecord next() throws CopyFailed {
        try {
            if (!records.hasNext()) {
                return null;
            }
            if (records.getBlockSize() > MAX_BLOCK_BYTES) {
                throw AvroSource.refused("The size of a block exceeds 4 MB", file, load);
            }
            reused = records.next(reused);
            json.reset();
            AvroJson.write(records.getSchema(), reused, json);
            current = new RawRecord(json.toByteArray(), 0, json.size(), ++row);
            return current;
        } catch (SdkException refused) {
            throw S3Failure.of(refused, file.location(), load);
        } catch (IOException | AvroRuntimeException broken) {
            throw AvroSource.refused(broken.getMessage(), file, load);
        }
    }

    @Override
    public void read(Fields fields) throws RecordRejected {
        if (current.oversized()) {
            throw new RecordRejected(LoadErrorCode.OUT_OF_RANGE, "Record exceeds the 4 MB limit");
        }
        parser.parse(current, fields);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
