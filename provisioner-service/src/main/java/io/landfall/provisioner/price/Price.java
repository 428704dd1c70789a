package io.landfall.provisioner.price;

/**
 * What a warehouse's compute costs while it runs.
 *
 * @param hourly for one hour at what is defined; for Serverless at base capacity, only while queries run
 * @param currency such as {@code USD}
 * @param note where the figure comes from or what it leaves out, for a person; may be empty
 */
public record Price(double hourly, String currency, String note) {}
