package io.landfall.examples.sparkify;

/** A page of the service, with what a request for it is logged as. */
enum Page {
    NEXT_SONG("NextSong", "PUT", 200),
    HOME("Home", "GET", 200),
    LOGIN("Login", "PUT", 307),
    LOGOUT("Logout", "PUT", 307),
    ABOUT("About", "GET", 200),
    HELP("Help", "GET", 200),
    SETTINGS("Settings", "GET", 200),
    SAVE_SETTINGS("Save Settings", "PUT", 307),
    ERROR("Error", "GET", 404),
    UPGRADE("Upgrade", "GET", 200),
    SUBMIT_UPGRADE("Submit Upgrade", "PUT", 307),
    DOWNGRADE("Downgrade", "GET", 200),
    SUBMIT_DOWNGRADE("Submit Downgrade", "PUT", 307);

    private final String title;
    private final String method;
    private final int status;

    Page(String title, String method, int status) {
        this.title = title;
        this.method = method;
        this.status = status;
    }

    String title() {
        return title;
    }

    String method() {
        return method;
    }

    int status() {
        return status;
    }
}
