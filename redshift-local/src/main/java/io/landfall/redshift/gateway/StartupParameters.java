package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.SessionParameters;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StartupPacket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What PostgreSQL is told of a client's start-up packet. The Redshift driver sends more, for example {@code driver_version},
 * and PostgreSQL ends the connection over a name it does not know.
 */
final class StartupParameters {
    private static final Set<String> KNOWN = Set.of(
            "client_encoding",
            "datestyle",
            "timezone",
            "extra_float_digits",
            "application_name",
            "search_path",
            "statement_timeout",
            "geqo");
    private static final Set<String> FALSE = Set.of("false", "off", "no", "0");

    private StartupParameters() {}

    /**
     * The packet for PostgreSQL.
     *
     * @param databaseUser whom the session runs as
     * @throws SessionRefused for what the emulator does not have
     */
    static StartupPacket.Session forBackend(StartupPacket.Session asked, String databaseUser) throws SessionRefused {
        refuseReplication(asked.parameters().get("replication"));
        Map<String, String> told = new LinkedHashMap<>();
        told.put("user", databaseUser);
        told.put("database", database(asked));
        asked.parameters().forEach((name, value) -> {
            if (KNOWN.contains(name.toLowerCase(Locale.ROOT))) {
                told.put(name, value);
            }
        });
        String options = asked.parameters().getOrDefault("options", "");
        if (!options.isBlank()) {
            told.put("options", withRedshiftNames(options));
        }
        return new StartupPacket.Session(told);
    }

    /** The database asked for, by default the one with the user's name. */
    static String database(StartupPacket.Session asked) {
        String user = asked.parameters().getOrDefault("user", "");
        String database = asked.parameters().getOrDefault("database", "");
        return database.isEmpty() ? user : database;
    }

    private static void refuseReplication(String replication) throws SessionRefused {
        if (replication != null && !FALSE.contains(replication.toLowerCase(Locale.ROOT))) {
            throw new SessionRefused(ServerError.notSupported("replication connections"));
        }
    }

    /** {@code -c name=value} and {@code --name=value}; parameters that only Redshift has are kept under their prefix. */
    private static String withRedshiftNames(String options) {
        List<String> out = new ArrayList<>();
        for (String word : words(options)) {
            String prefix = word.startsWith("--") ? "--" : word.startsWith("-c") ? "-c" : "";
            String setting = word.substring(prefix.length());
            int equals = setting.indexOf('=');
            String name = equals < 0 ? "" : setting.substring(0, equals).toLowerCase(Locale.ROOT);
            boolean redshifts = SessionParameters.DEFAULTS.containsKey(name);
            out.add(redshifts ? prefix + SessionParameters.PREFIX + setting : word);
        }
        return String.join(" ", out);
    }

    /** Splits at white space that no backslash precedes; the backslashes stay. */
    private static List<String> words(String options) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int index = 0; index < options.length(); index++) {
            char c = options.charAt(index);
            if (Character.isWhitespace(c)) {
                addWord(words, word);
            } else {
                word.append(c);
                if (c == '\\' && index + 1 < options.length()) {
                    word.append(options.charAt(++index));
                }
            }
        }
        addWord(words, word);
        return words;
    }

    private static void addWord(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
