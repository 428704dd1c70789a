package io.landfall.quality.alert;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers so much and no more: what was put longest ago goes first. */
public final class RecentKeys<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most how many keys */
    public RecentKeys(int most) {
        this.most = most;
    }

    @Override
    public V put(String key, V value) {
        V before = remove(key);
        super.put(key, value);
        return before;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
