package io.landfall.redshift.unload.format;

import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Parquet 1.0 with Snappy (UNLOAD reference, "FORMAT AS PARQUET clause"). */
record ParquetFormat(MessageType schema, long rowGroupBytes) implements RowFormat {

    @Override
    public RowWriter open(CountedStream out) throws IOException {
        ParquetWriter<String[]> writer = new Builder(new Output(out), schema)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
                .withRowGroupSize(rowGroupBytes)
                .build();
        return new Writer(writer, rowGroupBytes);
    }

    /** Files are a multiple of row groups, so that the limit is rounded down to one. */
    private record Writer(ParquetWriter<String[]> rows, long rowGroupBytes) implements RowWriter {

        @Override
        public boolean write(String[] row, long maxFileBytes) throws IOException, StatementFailed {
            long limit = Math.max(rowGroupBytes, maxFileBytes / rowGroupBytes * rowGroupBytes);
            if (rows.getDataSize() >= limit) {
                return false;
            }
            try {
                rows.write(row);
                return true;
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException inexpressible) {
                throw new StatementFailed(
                        ServerError.of(
                                ServerError.INTERNAL_ERROR,
                                "Value cannot be written as PARQUET: " + inexpressible.getMessage()),
                        inexpressible);
            }
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }

    private static final class Builder extends ParquetWriter.Builder<String[], Builder> {
        private final MessageType schema;

        Builder(OutputFile file, MessageType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<String[]> getWriteSupport(Configuration configuration) {
            return new Rows(schema);
        }

        @Override
        protected WriteSupport<String[]> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows(schema);
        }
    }

    private static final class Rows extends WriteSupport<String[]> {
        private final MessageType schema;
        private RecordConsumer consumer;

        Rows(MessageType schema) {
            this.schema = schema;
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer target) {
            consumer = target;
        }

        @Override
        public void write(String[] row) {
            consumer.startMessage();
            for (int index = 0; index < row.length; index++) {
                if (row[index] != null) {
                    String name = schema.getFieldName(index);
                    consumer.startField(name, index);
                    ParquetValues.add(schema.getType(index).asPrimitiveType(), row[index], consumer);
                    consumer.endField(name, index);
                }
            }
            consumer.endMessage();
        }
    }

    /** The stream as the one file Parquet writes; it is not closed here. */
    private record Output(CountedStream out) implements OutputFile {

        @Override
        public PositionOutputStream create(long blockSize) {
            return new Position(out);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) {
            return new Position(out);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Position extends PositionOutputStream {
        private final CountedStream out;

        Position(CountedStream out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return out.position();
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }
    }
}
