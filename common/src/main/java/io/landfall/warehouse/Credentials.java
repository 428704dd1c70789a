package io.landfall.warehouse;

/** User and password of the warehouse; never logged. */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return "Credentials[user=" + user + ", password=…]";
    }
}
