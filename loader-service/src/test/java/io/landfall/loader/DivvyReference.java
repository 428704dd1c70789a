package io.landfall.loader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the tables of the Divvy example must hold, computed from the files alone, without SQL and without Landfall. */
final class DivvyReference {

    private final Map<String, List<String>> trips = new LinkedHashMap<>();
    private Set<String> stations = Set.of();

    /** Traffic of one station on one day. */
    private static final class Traffic {
        private int departures;
        private int arrivals;
        private long seconds;
        private long longest;

        void departs(long duration) {
            departures++;
            seconds += duration;
            longest = Math.max(longest, duration);
        }

        @Override
        public String toString() {
            return departures + "|" + arrivals + "|" + seconds + "|"
                    + (departures == 0 ? "|" : seconds / departures + "|" + longest);
        }
    }

    /** Takes the list of stations, which is all there is of them from now on. */
    void stations(byte[] file) {
        stations = rows(file).stream()
                .map(r -> r.get(0) + "|" + r.get(1) + "|" + r.get(2).strip() + "|" + r.get(5) + "|" + online(r.get(6)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Takes trips; those it has already stay as they are. */
    void trips(byte[] file) {
        rows(file).forEach(row -> trips.putIfAbsent(row.get(1) + "|" + row.get(2), row.subList(3, row.size())));
    }

    Set<String> stations() {
        return stations;
    }

    /** Each trip with everything that is known about it. */
    Set<String> trips() {
        Set<String> lines = new HashSet<>();
        trips.forEach((key, row) -> lines.add(key + "|" + String.join("|", row).replaceFirst("\\.0$", "")));
        return lines;
    }

    /** By station and day. */
    Map<String, String> traffic() {
        Map<String, Traffic> traffic = new TreeMap<>();
        trips.forEach((key, row) -> {
            String started = key.substring(key.indexOf('|') + 1);
            at(traffic, row.get(2), started).departs(Long.parseLong(row.get(1)));
            at(traffic, row.get(3), row.get(0)).arrivals++;
        });
        Map<String, String> lines = new TreeMap<>();
        traffic.forEach((key, value) -> lines.put(key, value.toString()));
        return lines;
    }

    private static Traffic at(Map<String, Traffic> traffic, String station, String time) {
        return traffic.computeIfAbsent(station + "|" + time.substring(0, 10), key -> new Traffic());
    }

    /** From {@code 6/10/2013 9:43} to {@code 2013-06-10 09:43:00}. */
    private static String online(String text) {
        String[] parts = text.split("[/ :]");
        return "%s-%02d-%02d %02d:%s:00"
                .formatted(
                        parts[2],
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[3]),
                        parts[4]);
    }

    /** The rows behind the header. No field of this data has a line end in it. */
    private static Collection<List<String>> rows(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(DivvyReference::fields)
                .toList();
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                // A doubled quote closes and opens again, and is one quote of the text.
                if (!quoted && !field.isEmpty()) {
                    field.append(c);
                }
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
