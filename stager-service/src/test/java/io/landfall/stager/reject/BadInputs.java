package io.landfall.stager.reject;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Files that are wrong, each in another way. */
final class BadInputs extends BadInputTable {

    private static final String ROW = "{\"id\": 1}\n";
    private static final String HEADER = "id,quantity,name,price,day,at,flag,code,big,ratio\n";

    static List<BadInput> all() {
        BadInputs all = new BadInputs();
        all.malformedJson();
        all.encodings();
        all.sizes();
        all.compression();
        all.csv();
        all.values();
        all.jsonValues();
        all.keys();
        return List.copyOf(all.inputs);
    }

    private void malformedJson() {
        json("object without its end", "{\"id\": 1", bad(1216, 1, "Invalid JSON"));
        json("string without its end", "{\"name\": \"abc", bad(1216, 1, "Invalid JSON"));
        json("no colon", "{\"id\" 1}", bad(1216, 1, "Invalid JSON"));
        json("no comma between members", "{\"id\": 1 \"quantity\": 2}", bad(1216, 1, "Invalid JSON"));
        json("comma behind the last member", "{\"id\": 1,}", bad(1216, 1, "Invalid JSON"));
        json("single quotes", "{'id': 1}", bad(1216, 1, "Invalid JSON"));
        json("key without quotes", "{id: 1}", bad(1216, 1, "Invalid JSON"));
        json("NaN", "{\"id\": 1, \"ratio\": NaN}", bad(1216, 1, "Invalid JSON"));
        json("number with a leading zero", "{\"id\": 01}", bad(1216, 1, "Invalid JSON"));
        json("text before the first object", "hello\n" + ROW, bad(1216, 1, "Invalid JSON"));
        json("text between objects", ROW + "and then\n" + ROW, bad(1216, 2, "Invalid JSON"));
        json("text behind the last object", ROW + ROW + "the end", bad(1216, 3, "Invalid JSON"));
        json("commas between objects", "{\"id\": 1},\n{\"id\": 2}\n", bad(1216, 1, "Invalid JSON"));
        json("an array around the objects", "[{\"id\": 1}, {\"id\": 2}]", bad(1216, 1, "Member is not an object"));
        json("one brace too many", "{\"id\": 1}}\n" + ROW, bad(1216, 1, "Invalid JSON"));
        json("a number alone", "42\n", bad(1216, 1, "Member is not an object"));
        json("a comment", "// made by hand\n" + ROW, bad(1216, 1, "Invalid JSON"));
        json("the last of 100 lines is cut off", ROW.repeat(99) + "{\"id\":", bad(1216, 100, "Invalid JSON"));
        json(
                "the 50th of 100 lines has no value",
                ROW.repeat(49) + "{\"id\":}\n" + ROW.repeat(50),
                bad(1216, 50, "Invalid JSON"));
        json(
                "an object over five lines is wrong in its third",
                "{\n\"id\": 1,\n\"name\" 2\n\n}\n",
                bad(1216, 5, "Invalid JSON"));
        json("a line end inside a string", "{\"name\": \"a\nb\", \"id\": 1}", bad(1216, 2, "Invalid JSON"));
        json("an escape that is none", "{\"id\": 1, \"name\": \"\\x41\"}", bad(1216, 1, "Invalid JSON"));
        json("a key twice", "{\"id\": 1, \"id\": 2}\n", new Expected.Loaded(1));
        json("keys nobody knows", "{\"id\": 1, \"colour\": \"red\", \"more\": {\"a\": [1]}}\n", new Expected.Loaded(1));
        json("keys in another case", "{\"ID\": 1}\n", bad(1213, 1, "id", "Missing data for not-null field"));
    }

    private void encodings() {
        json(
                "Latin-1 instead of UTF-8",
                "{\"id\": 1, \"name\": \"Zürich\"}".getBytes(ISO_8859_1),
                bad(1220, 1, "name", "UTF8"));
        json(
                "half a character at the end of a string",
                join("{\"id\": 1, \"name\": \"a", new byte[] {(byte) 0xc3}, "\"}"),
                bad(1220, 1, "name", "UTF8"));
        json(
                "half of a surrogate pair in UTF-8",
                join("{\"id\": 1, \"name\": \"", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, "\"}"),
                bad(1220, 1, "name", "UTF8"));
        json("an escaped NUL", "{\"id\": 1, \"name\": \"a\\u0000b\"}", bad(1220, 1, "name", "UTF8"));
        json("UTF-16 instead of UTF-8", ROW.getBytes(UTF_16LE), bad(1216, 1, "Invalid JSON"));
        json(
                "a byte order mark before the first object",
                join("", new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, ROW),
                bad(1216, 1, "Invalid JSON"));
        json("bytes of no text", new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 7}, bad(1216, 1, "Invalid JSON"));
        csv(
                "Latin-1 instead of UTF-8",
                (HEADER + "1,2,Zürich,1,,,,,,\n").getBytes(ISO_8859_1),
                bad(1220, 2, "name", "UTF8"));
        csv("NUL in a field", HEADER + "1,2,a\0b,1,,,,,,\n", bad(1220, 2, "name", "UTF8"));
    }

    private void sizes() {
        json("zero bytes", "", new Expected.Loaded(0));
        json("white space only", " \n\t\n", new Expected.Loaded(0));
        json("5 MB in one object", "{\"id\": 1, \"more\": \"" + "x".repeat(5 << 20) + "\"}", bad(1204, 1, "4 MB"));
        json(
                "5 MB of objects in one line",
                ("{\"id\": 1, \"more\": \"" + "x".repeat(1 << 20) + "\"} ").repeat(5),
                new Expected.Loaded(5));
        csv("zero bytes", "", new Expected.Loaded(0));
        csv("a header only", HEADER, new Expected.Loaded(0));
    }

    private void compression() {
        add("json", "gzip that is not declared", gzip(ROW.repeat(50)), bad(1216, 1, "Invalid JSON"));
        add("json_gz", "not compressed", ROW.getBytes(UTF_8), unreadable("gzip"));
        add("json_gz", "zero bytes", new byte[0], unreadable("gzip"));
        add("json_gz", "cut off", cut(gzip(ROW.repeat(5000)), 60), unreadable("gzip"));
        add("json_gz", "a wrong checksum", broken(gzip(ROW)), unreadable("gzip"));
        add("json_gz", "compressed twice", gzip(gzip(ROW)), bad(1216, 1, "Invalid JSON"));
        add("json_gz", "nothing, compressed", gzip(""), new Expected.Loaded(0));
        add("csv_gz", "an archive of another kind", "PK\u0003\u0004 and so on".getBytes(UTF_8), unreadable("gzip"));
    }

    private void csv() {
        csv("a quote that does not end", HEADER + "1,2,\"abc,1,,,,,,\n2,2,abc,1,,,,,,\n", bad(1214, 2, "end quote"));
        csv("a quote inside a quoted field", HEADER + "1,2,\"a\"b\",1,,,,,,\n", bad(1214, 2, "quote"));
        csv("a quote inside a field without quotes", HEADER + "1,2,a\"b,1,,,,,,\n", new Expected.Loaded(1));
        csv("a field too many", HEADER + "1,2,abc,1,,,,,,,7\n", bad(1202, 2, "Extra column(s) found"));
        csv(
                "a comma inside a field without quotes",
                HEADER + "1,2,Doe, John,1,,,,,,7\n",
                bad(1202, 2, "Extra column(s) found"));
        csv("a field too few", HEADER + "1,2,abc\n", bad(1214, 2, "Delimiter not found"));
        csv("another delimiter", HEADER.replace(',', ';') + "1;2;abc;1;;;;;;\n", bad(1214, 2, "Delimiter not found"));
        csv("an empty line", HEADER + "1,2,abc,1,,,,,,\n\n2,2,abc,1,,,,,,\n", bad(1214, 3, "Delimiter not found"));
        csv("a thousands separator", HEADER + "1,\"1,783\",abc,1,,,,,,\n", bad(1207, 2, "quantity", "Invalid digit"));
        csv(
                "line ends of another system",
                HEADER.replace("\n", "\r\n") + "1,2,abc,1,,,,,,\r\n",
                new Expected.Loaded(1));
        csv("the header once more", HEADER + HEADER, bad(1207, 2, "id", "Invalid digit"));
    }

    private void values() {
        csv("letters for an INTEGER", HEADER + "1,abc,,,,,,,,\n", bad(1207, 2, "quantity", "Invalid digit, Value 'a'"));
        csv(
                "a fraction for an INTEGER",
                HEADER + "1,2.5,,,,,,,,\n",
                bad(1207, 2, "quantity", "Invalid digit, Value '.'"));
        csv("more than an INTEGER holds", HEADER + "1,2147483648,,,,,,,,\n", bad(1222, 2, "quantity", "Overflow"));
        csv("more than a BIGINT holds", HEADER + "1,2,,,,,,,9223372036854775808,\n", bad(1222, 2, "big", "Overflow"));
        csv("more than a DECIMAL(8,2) holds", HEADER + "1,2,,1234567.5,,,,,,\n", bad(1209, 2, "price", "Overflow"));
        csv("letters for a DOUBLE PRECISION", HEADER + "1,2,,,,,,,,fast\n", bad(1208, 2, "ratio", "Float"));
        csv("a day that does not exist", HEADER + "1,2,,,2018-02-30,,,,,\n", bad(1205, 2, "day", "Date"));
        csv("a date in another order", HEADER + "1,2,,,30/11/2018,,,,,\n", bad(1205, 2, "day", "Date"));
        csv("a time that is none", HEADER + "1,2,,,,soon,,,,\n", bad(1206, 2, "at", "timestamp"));
        csv("the 25th hour", HEADER + "1,2,,,,2018-11-01 25:00:00,,,,\n", bad(1206, 2, "at", "timestamp"));
        csv("maybe for a BOOLEAN", HEADER + "1,2,,,,,maybe,,,\n", bad(1210, 2, "flag", "Boolean"));
        csv(
                "nothing for a NOT NULL column",
                HEADER + ",2,,,,,,,,\n",
                bad(1213, 2, "id", "Missing data for not-null field"));
        csv(
                "17 bytes for a VARCHAR(16)",
                HEADER + "1,2,abcdefghijklmnopq,,,,,,,\n",
                bad(1204, 2, "name", "String length exceeds DDL length"));
        csv(
                "16 characters of 17 bytes for a VARCHAR(16)",
                HEADER + "1,2,äbcdefghijklmnop,,,,,,,\n",
                bad(1204, 2, "name", "String length exceeds DDL length"));
        csv(
                "more than ASCII for a CHAR",
                HEADER + "1,2,,,,,,é,,\n",
                bad(1215, 2, "code", "Multibyte character not supported for CHAR"));
    }

    private void jsonValues() {
        json(
                "a missing key for a NOT NULL column",
                "{\"quantity\": 1}\n",
                bad(1213, 1, "id", "Missing data for not-null field"));
        json("null for a NOT NULL column", "{\"id\": null}\n", bad(1213, 1, "id", "Missing data for not-null field"));
        json(
                "an object for an INTEGER",
                "{\"id\": 1, \"quantity\": {\"n\": 1}}\n",
                bad(1207, 1, "quantity", "Invalid digit"));
        json(
                "a quoted fraction for an INTEGER",
                "{\"id\": 1, \"quantity\": \"1.5\"}\n",
                bad(1207, 1, "quantity", "Invalid digit"));
        json("an exponent beyond BIGINT", "{\"id\": 1, \"big\": 1e30}\n", bad(1222, 1, "big", "Overflow"));
        json(
                "epoch milliseconds for a TIMESTAMP",
                "{\"id\": 1, \"at\": 1541990217796}\n",
                bad(1206, 1, "at", "timestamp"));
        json(
                "five emoji for a VARCHAR(16)",
                "{\"id\": 1, \"name\": \"🚲🚲🚲🚲🚲\"}\n",
                bad(1204, 1, "name", "String length exceeds DDL length"));
    }

    private void keys() {
        for (String key : List.of(
                "two words.json",
                "a+b.json",
                "100%25.json",
                "%2e%2e.json",
                "Zürich-🚲.json",
                "it's \"quoted\".json",
                "back\\slash.json",
                "'; DROP TABLE staging.orders; --.json",
                "$1 :name ? {{ x }} <b>.json",
                "deep/" + "0123456789/".repeat(60) + "x.json")) {
            String shown = key.length() > 60 ? "of 700 bytes" : '`' + key + '`';
            inputs.add(new BadInput(
                    "malformed, key " + shown, "json", key, "{\"id\":".getBytes(UTF_8), bad(1216, 1, "Invalid JSON")));
        }
        inputs.add(new BadInput("deleted before it is read", "json", "gone.json", null, unreadable("does not exist")));
    }
}
