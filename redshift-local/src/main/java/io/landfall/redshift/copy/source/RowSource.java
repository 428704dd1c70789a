package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.failure.CopyFailed;

/** Opens source files of one family of formats; made once per COPY, when the target columns are known. */
public interface RowSource {

    /**
     * Opens a file.
     *
     * @throws CopyFailed when S3 refuses or the file is not of this format
     */
    SourceRows open(SourceFile file) throws CopyFailed;
}
