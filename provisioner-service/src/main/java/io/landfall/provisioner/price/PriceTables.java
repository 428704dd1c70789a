package io.landfall.provisioner.price;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where price tables come from. */
public final class PriceTables {

    private static final String STANDARD = "prices.yaml";

    private PriceTables() {}

    /** The list prices that come with Landfall; its file says where they are from and what they leave out. */
    public static PriceTable standard() {
        try (InputStream file = PriceTables.class.getResourceAsStream(STANDARD)) {
            return PriceFile.read(STANDARD, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The prices of a file, and no others.
     *
     * @throws PriceFileException if the file cannot be read or is no price table; the message names file and line
     */
    public static PriceTable of(Path file) {
        try {
            return PriceFile.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new PriceFileException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
