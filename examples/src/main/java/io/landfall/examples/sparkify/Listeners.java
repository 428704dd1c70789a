package io.landfall.examples.sparkify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invents the users of the service. */
final class Listeners {

    private static final long EARLIEST_REGISTRATION = 1_540_300_000_796L;
    private static final int REGISTRATION_SPAN_SECONDS = 700_000;

    private static final List<String> WOMEN = List.of(
            "Ada", "Lina", "Maren", "Chloë", "Rosa", "Tess", "Ines", "Nora", "Zoé", "Greta", "Mia", "Paula", "Vera");
    private static final List<String> MEN =
            List.of("Emil", "Jonas", "Otto", "Luca", "Théo", "Hugo", "Milan", "Arlo", "Sven", "Nils", "Ravi", "Tom");
    private static final List<String> SURNAMES = List.of(
            "Abbleworth",
            "Brindlow",
            "Castorly",
            "Dunmarrow",
            "Eskelby",
            "O'Farrowin",
            "Grimsholt",
            "Hartlewick",
            "Ibsenfeld",
            "Jarrowmond",
            "Kestrelby",
            "Lyndquarry",
            "Mossendale");
    private static final List<String> LOCATIONS = List.of(
            "Portland-South Portland, ME",
            "Duluth, MN-WI",
            "Augusta-Richmond County, GA-SC",
            "Fargo, ND-MN",
            "Santa Fe, NM",
            "Eugene, OR",
            "La Crosse-Onalaska, WI-MN",
            "Chico, CA",
            "Bend-Redmond, OR");
    private static final List<String> USER_AGENTS = List.of(
            "\"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/36.0.1985.125 Safari/537.36\"",
            "Mozilla/5.0 (Windows NT 6.1; WOW64; rv:31.0) Gecko/20100101 Firefox/31.0",
            "\"Mozilla/5.0 (iPhone; CPU iPhone OS 7_1_2 like Mac OS X) AppleWebKit/537.51.2 (KHTML, like Gecko) Mobile/11D257\"",
            "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)");

    private final Random random;

    Listeners(Random random) {
        this.random = random;
    }

    List<Listener> all() {
        List<Listener> listeners = new ArrayList<>();
        WOMEN.forEach(name -> listeners.add(listener(listeners.size(), name, "F")));
        MEN.forEach(name -> listeners.add(listener(listeners.size(), name, "M")));
        return List.copyOf(listeners);
    }

    private Listener listener(int index, String firstName, String gender) {
        long registration = EARLIEST_REGISTRATION + 1000L * random.nextInt(REGISTRATION_SPAN_SECONDS);
        return new Listener(
                Integer.toString(2 + 3 * index),
                firstName,
                SURNAMES.get(random.nextInt(SURNAMES.size())),
                gender,
                LOCATIONS.get(random.nextInt(LOCATIONS.size())),
                USER_AGENTS.get(random.nextInt(USER_AGENTS.size())),
                new BigDecimal(registration + ".0"));
    }
}
