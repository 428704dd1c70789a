package io.landfall.examples.sparkify;

import java.math.BigDecimal;

/**
 * One line of a day's log, its keys in the order of the original.
 *
 * @param artist null on every page but NextSong
 * @param firstName null, like everything about the user, when nobody is logged in
 * @param ts milliseconds since 1970
 * @param userId text; empty, not null, when nobody is logged in
 */
record ListeningEvent(
        String artist,
        String auth,
        String firstName,
        String gender,
        int itemInSession,
        String lastName,
        BigDecimal length,
        String level,
        String location,
        String method,
        String page,
        BigDecimal registration,
        int sessionId,
        String song,
        int status,
        long ts,
        String userAgent,
        String userId) {}
