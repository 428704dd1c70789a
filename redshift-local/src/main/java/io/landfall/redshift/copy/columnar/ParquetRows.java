package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.source.S3Failure;
import java.io.IOException;
import java.util.ArrayList;
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
final class ParquetRows implements ColumnarRows {
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final List<ParquetColumn> columns;
    private final int missing;
    private final SpectrumError error;
    private final MessageColumnIO columnIo;
    private RecordReader<Group> group;
    private long leftInGroup;
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
    public List<Field> next() throws CopyFailed {
        Group values = nextGroup();
        if (values == null) {
            return null;
        }
        row++;
        List<Field> fields = new ArrayList<>(columns.size() + missing);
        for (ParquetColumn column : columns) {
            fields.add(column.read(values, error));
        }
        for (int index = 0; index < missing; index++) {
            fields.add(Field.NULL);
        }
        return fields;
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
    public long row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
