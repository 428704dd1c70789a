package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.statement.S3Location;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * An object in S3 as Parquet reads files: the footer first, then the pages.
 *
 * @param length in bytes
 */
record ObjectFile(ObjectStore store, S3Location location, long length) implements InputFile {

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() {
        return new ObjectStream(this);
    }
}
