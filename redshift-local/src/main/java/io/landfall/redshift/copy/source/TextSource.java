package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.record.ByteSource;
import io.landfall.redshift.copy.record.ColumnCount;
import io.landfall.redshift.copy.record.CsvParser;
import io.landfall.redshift.copy.record.DelimitedParser;
import io.landfall.redshift.copy.record.EscapedParser;
import io.landfall.redshift.copy.record.FixedWidthParser;
import io.landfall.redshift.copy.record.JsonAutoParser;
import io.landfall.redshift.copy.record.JsonWholeParser;
import io.landfall.redshift.copy.record.RecordParser;
import io.landfall.redshift.copy.record.RecordSplitter;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.statement.DataFormat;
import io.landfall.redshift.copy.value.TargetColumn;
import io.landfall.redshift.wire.ServerError;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** Delimited and JSON files, compressed or not. */
public final class TextSource implements RowSource {
    private final CopyStatement statement;
    private final RecordParser parser;
    private final ObjectStore store;
    private final LoadContext load;

    private TextSource(CopyStatement statement, RecordParser parser, ObjectStore store, LoadContext load) {
        this.statement = statement;
        this.parser = parser;
        this.store = store;
        this.load = load;
    }

    /** Prepares reading, which includes the JSONPaths file if there is one. */
    public static TextSource of(
            CopyStatement statement, List<TargetColumn> columns, ObjectStore store, LoadContext load)
            throws CopyFailed {
        DataFormat format = statement.format();
        ColumnCount count = new ColumnCount(columns.size(), statement.options().fillRecord());
        RecordParser parser = format.json() ? json(format, columns, store, load) : delimited(format, count);
        return new TextSource(statement, parser, store, load);
    }

    private static RecordParser json(DataFormat format, List<TargetColumn> columns, ObjectStore store, LoadContext load)
            throws CopyFailed {
        List<String> names = columns.stream().map(TargetColumn::name).toList();
        if (format instanceof DataFormat.JsonPathsFile paths) {
            return JsonPathsFileReader.read(paths.location(), names, store, load);
        }
        if (format instanceof DataFormat.JsonAuto auto) {
            return new JsonAutoParser(names, auto.ignoreCase());
        }
        if (columns.size() != 1 || !columns.get(0).isSuper()) {
            throw new CopyFailed(ServerError.of(
                    ServerError.INTERNAL_ERROR,
                    "COPY with JSON 'noshred' needs exactly one column of type SUPER as its target"));
        }
        return new JsonWholeParser();
    }

    private static RecordParser delimited(DataFormat format, ColumnCount count) {
        if (format instanceof DataFormat.Csv csv) {
            return new CsvParser(csv, count);
        }
        if (format instanceof DataFormat.FixedWidth fixed) {
            return new FixedWidthParser(fixed.widths(), count);
        }
        DataFormat.DelimitedText text = (DataFormat.DelimitedText) format;
        return text.escape() || text.removeQuotes()
                ? new EscapedParser(text, count)
                : new DelimitedParser(text.delimiter(), count);
    }

    @Override
    public SourceRows open(SourceFile file) throws CopyFailed {
        InputStream in = null;
        try {
            in = store.open(file.location());
            in = TextStream.of(in, statement.options());
            ByteSource source = new ByteSource(in);
            source.skipLines(statement.options().ignoreHeader());
            return new TextRows(file, load, in, RecordSplitter.of(statement.format(), source), parser);
        } catch (SdkException refused) {
            throw S3Failure.of(refused, file.location(), load);
        } catch (IOException broken) {
            throw S3Failure.unreadable(broken, file.location(), load);
        }
    }
}
