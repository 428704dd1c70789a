package io.landfall.quality.notify.message;

import java.util.Locale;

/** How an alert stands, as a message tells it. */
public enum ItemState {
    /** It is open, and was not told before. */
    RAISED,
    /** It is open and was told before; nobody looks after it. */
    REMINDED,
    /** It was told, and is over. */
    CLEARED,
    /** It came and went before anybody was told. */
    PASSED;

    /** As it is written in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person may have to act. */
    public boolean isOpen() {
        return this == RAISED || this == REMINDED;
    }
}
