package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.record.Fields;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.source.S3Failure;
import io.landfall.redshift.copy.source.SourceRows;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import software.amazon.awssdk.core.exception.SdkException;

/** Rows of a Parquet file. One row group is in memory at a time, compressed, and one page of each column. */
final class ParquetRows implements SourceRows {
    /** There is no line to show in the error views. */
    private static final byte[] NO_TEXT = new byte[0];

    private final ParquetFileReader reader;
    private final MessageType schema;
    private final List<ParquetColumn> columns;
    private final int missing;
    private final SpectrumError error;
    private final MessageColumnIO columnIo;
    private RecordReader<Group> group;
    private long leftInGroup;
    private Group current;
    private long row;

    /** @param missing columns behind those of the file, which get NULL */
    ParquetRows(ParquetFileReader reader, List<ParquetColumn> columns, int missing, SpectrumError error) {
        this.reader = reader;
        this.schema = reader.getFileMetaData().getSchema();
        this.columns = columns;
        this.missing = missing;
        this.error = error;
        this.columnIo = new ColumnIOFactory().getColumnIO(schema);
    }

    @Override
    public RawRecord next() throws CopyFailed {
        current = nextGroup();
        return current == null ? null : new RawRecord(NO_TEXT, 0, 0, ++row);
    }

    @Override
    public void read(Fields fields) throws CopyFailed {
        for (ParquetColumn column : columns) {
            column.read(current, fields, error);
        }
        for (int index = 0; index < missing; index++) {
            fields.addNull();
        }
    }

    private Group nextGroup() throws CopyFailed {
        try {
            while (leftInGroup == 0) {
                PageReadStore pages = reader.readNextRowGroup();
                if (pages == null) {
                    return null;
                }
                leftInGroup = pages.getRowCount();
                group = columnIo.getRecordReader(pages, new GroupRecordConverter(schema));
            }
            leftInGroup--;
            return group.read();
        } catch (SdkException refused) {
            throw S3Failure.of(refused, error.file().location(), error.load());
        } catch (IOException | RuntimeException broken) {
            throw error.of(url -> "Task failed due to an internal error. " + broken.getMessage(), broken);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
