package io.landfall.examples.divvy;

/**
 * What a trip says about who rode.
 *
 * @param gender empty for customers, of whom nothing is known
 * @param birthYear written as in the original: {@code 1992.0}; empty for customers
 */
record Rider(String type, String gender, String birthYear) {

    static final Rider CUSTOMER = new Rider("Customer", "", "");

    static Rider subscriber(String gender, int birthYear) {
        return new Rider("Subscriber", gender, birthYear + ".0");
    }
}
