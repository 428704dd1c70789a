package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.source.RowSource;
import io.landfall.redshift.copy.source.S3Failure;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.source.SourceRows;
import io.landfall.redshift.copy.statement.CopyOptions;
import io.landfall.redshift.copy.statement.DataFormat;
import io.landfall.redshift.copy.value.TargetColumn;
import io.landfall.redshift.wire.ServerError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import software.amazon.awssdk.core.exception.SdkException;

/** Opens Parquet files: columns are matched by position, and their number and types have to be the table's. */
final class ParquetSource implements RowSource {
    private static final int PAGE = 1024 * 1024;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    /** Magic number at both ends and the length of the footer. */
    private static final int SHORTEST = 12;

    private final List<TargetColumn> columns;
    private final CopyOptions options;
    private final ObjectStore store;
    private final LoadContext load;

    private ParquetSource(List<TargetColumn> columns, CopyOptions options, ObjectStore store, LoadContext load) {
        this.columns = columns;
        this.options = options;
        this.store = store;
        this.load = load;
    }

    static ParquetSource of(
            DataFormat.Parquet format,
            List<TargetColumn> columns,
            CopyOptions options,
            ObjectStore store,
            LoadContext load)
            throws CopyFailed {
        boolean hasSuper = columns.stream().anyMatch(column -> column.isSuper());
        if (hasSuper && !format.serializeToJson()) {
            throw new CopyFailed(ServerError.of(
                    ServerError.FEATURE_NOT_SUPPORTED, "SUPER column in COPY query requires SERIALIZETOJSON option"));
        }
        return new ParquetSource(columns, options, store, load);
    }

    @Override
    public SourceRows open(SourceFile file) throws CopyFailed {
        SpectrumError error = new SpectrumError(file, store.region(), load);
        ParquetFileReader reader = null;
        try {
            InputFile input = new ObjectFile(store, file.location(), file.bytes());
            checkMagic(input, error);
            reader = ParquetFileReader.open(input, readOptions());
            SourceRows rows = rows(reader, error);
            reader = null;
            return rows;
        } catch (SdkException refused) {
            throw S3Failure.of(refused, file.location(), load);
        } catch (IOException | RuntimeException broken) {
            throw error.of(url -> "File '" + url + "' cannot be read: " + broken.getMessage(), broken);
        } finally {
            close(reader);
        }
    }

    private static ParquetReadOptions readOptions() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new PageCodecs(PAGE))
                .build();
    }

    private static void checkMagic(InputFile input, SpectrumError error) throws CopyFailed, IOException {
        byte[] end = new byte[MAGIC.length];
        if (input.getLength() >= SHORTEST) {
            try (SeekableInputStream in = input.newStream()) {
                in.seek(input.getLength() - MAGIC.length);
                in.readFully(end);
            }
        }
        if (!Arrays.equals(end, MAGIC)) {
            String found = new String(end, StandardCharsets.ISO_8859_1).replace('\0', ' ');
            throw error.of(url -> "File '" + url + "' has an invalid version number: " + found);
        }
    }

    private SourceRows rows(ParquetFileReader reader, SpectrumError error) throws CopyFailed {
        MessageType schema = reader.getFileMetaData().getSchema();
        int found = schema.getFieldCount();
        boolean fits = options.fillRecord() ? found <= columns.size() : found == columns.size();
        if (!fits) {
            throw error.of(url -> "Unmatched number of columns between table and file. Table columns: " + columns.size()
                    + ", Data columns: " + found + ", File name: " + url);
        }
        List<ParquetColumn> matched = new ArrayList<>(found);
        for (int index = 0; index < found; index++) {
            ParquetColumn column = new ParquetColumn(index, schema.getType(index), columns.get(index));
            column.check(error);
            matched.add(column);
        }
        return new ParquetRows(reader, matched, columns.size() - found, error);
    }

    private static void close(ParquetFileReader reader) {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException ignored) {
            // The reason why it is closed is already on its way.
        }
    }
}
