package io.landfall.stager.reject;

import io.landfall.event.RejectedFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a person can do about a load error, in a sentence for each code of Redshift's load error reference. */
final class Fix {

    private static final String CORRECT = "correct the file and drop it again under the same key";

    private static final Map<Integer, Function<LoadError, String>> BY_CODE = Map.ofEntries(
            Map.entry(1201, e -> "write the delimiter that format.delimiter names, or name the one the file has"),
            Map.entry(
                    1202,
                    e -> "the line has more fields than the staging table has columns: quote fields that contain the"
                            + " delimiter, or add the columns to the table"),
            Map.entry(
                    1203,
                    e -> "the line has fewer fields than the staging table has columns: write the missing fields,"
                            + " empty if need be"),
            Map.entry(1204, Fix::tooLong),
            Map.entry(1205, e -> column(e) + ": write dates as YYYY-MM-DD, or declare the column VARCHAR"),
            Map.entry(
                    1206,
                    e -> column(e) + ": write times as YYYY-MM-DD HH:MI:SS, set format.time_format to what the"
                            + " file has, or declare the column VARCHAR"),
            Map.entry(1207, e -> column(e) + ": write digits only, or declare the column DECIMAL or VARCHAR"),
            Map.entry(1208, e -> column(e) + ": write a number such as 12.5, or declare the column VARCHAR"),
            Map.entry(1209, e -> column(e) + ": write a number that fits its precision, or declare the column wider"),
            Map.entry(1210, e -> column(e) + ": write true or false, or declare the column VARCHAR"),
            Map.entry(1211, e -> "take the empty line out of the file"),
            Map.entry(
                    1213,
                    e -> "column " + e.column() + " is NOT NULL and the row has no value for it: write one, or take"
                            + " NOT NULL out of the staging table; JSON keys must be the column's name in lower case"),
            Map.entry(
                    1214,
                    e -> "the line has too few fields, or a quote that does not end where a field ends: write every"
                            + " field, and double the quotes inside quoted ones"),
            Map.entry(1215, e -> "column " + e.column() + " is CHAR, which takes ASCII only: declare it VARCHAR"),
            Map.entry(
                    1216,
                    e -> "write one complete JSON object after the other, without commas between them and without"
                            + " an array around them; the line is the one the wrong object ends in, so look above it too"),
            Map.entry(1218, e -> "take the NUL characters out of the file"),
            Map.entry(1219, e -> "write the file in UTF-8"),
            Map.entry(
                    1220,
                    e -> "write the file in UTF-8, without NUL characters; check also that format.compression says"
                            + " how the file is compressed"),
            Map.entry(1221, e -> "write the file in UTF-8"),
            Map.entry(1222, e -> column(e) + ": write a smaller number, or declare the column BIGINT or DECIMAL"),
            Map.entry(1223, e -> column(e) + ": write a value of this type, or declare the column VARCHAR"),
            Map.entry(1224, e -> "column " + e.column() + " is SUPER: write valid JSON into it"));

    /** For files that cannot be read at all; the first text that is found counts. */
    private static final List<Map.Entry<String, String>> BY_TEXT = List.of(
            Map.entry(
                    "Error NoSuchKey",
                    "the object was deleted before it was read; drop it again if it is to be loaded"),
            Map.entry(
                    "Error AccessDenied",
                    "let the warehouse's role read the object, its owner and its KMS key included, then drop it again"),
            Map.entry(
                    "gzip",
                    "format.compression is gzip: compress the file with gzip, upload the whole of it, drop it again"),
            Map.entry(
                    "number of columns",
                    "write the file with the staging table's columns, in their order, and drop it again"),
            Map.entry(
                    "Parquet",
                    "write the file as Parquet with columns of the staging table's types, in their order, and drop it again"),
            Map.entry("Spectrum", "write the whole file again as Parquet and drop it again"));

    private static final Map<String, String> TYPES = Map.of(
            "int2", "SMALLINT",
            "int4", "INTEGER",
            "int8", "BIGINT",
            "float4", "REAL",
            "float8", "DOUBLE PRECISION",
            "bool", "BOOLEAN",
            "numeric", "DECIMAL");

    /** Types for which the view's length says something. */
    private static final Set<String> SIZED = Set.of("char", "bpchar", "varchar", "numeric");

    private Fix() {}

    static String of(LoadError error) {
        Function<LoadError, String> known = BY_CODE.get(error.code());
        if (known != null) {
            return known.apply(error);
        }
        return BY_TEXT.stream()
                .filter(e -> error.message().contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(CORRECT);
    }

    private static String tooLong(LoadError error) {
        if (error.column().isEmpty()) {
            return "the row is longer than the 4 MB a row may have: split it";
        }
        return column(error) + ": shorten it, or declare the column wider; lengths are bytes of UTF-8";
    }

    private static String column(LoadError error) {
        String value =
                error.value() == null ? "the value does not fit" : "the value is '" + shown(error.value()) + '\'';
        return "column " + error.column() + " is " + type(error) + " and " + value;
    }

    private static String shown(String value) {
        int most = RejectedFile.MOST_VALUE;
        return value.length() <= most ? value : value.substring(0, most) + '…';
    }

    private static String type(LoadError error) {
        String name = TYPES.getOrDefault(error.type(), error.type().toUpperCase(Locale.ROOT));
        return SIZED.contains(error.type()) && !error.length().isEmpty() ? name + '(' + error.length() + ')' : name;
    }
}
