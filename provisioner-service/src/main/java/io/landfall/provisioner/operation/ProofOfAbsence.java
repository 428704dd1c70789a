package io.landfall.provisioner.operation;

import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.TagSearch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks in every service for what still carries the warehouse's tag. */
final class ProofOfAbsence {

    /** What was deleted a moment ago may still be listed. */
    private static final int LOOKS = 4;

    private final List<TagSearch> searches;
    private final Set<Address> kept;

    /** @param kept what the teardown left on purpose */
    ProofOfAbsence(List<TagSearch> searches, Set<Address> kept) {
        this.searches = List.copyOf(searches);
        this.kept = new HashSet<>(kept);
    }

    /** @throws ProvisioningException if there is something */
    void show(Convergence convergence, Progress progress) throws InterruptedException {
        List<Address> left = new ArrayList<>();
        int[] looks = new int[1];
        convergence.until("the search for what is left", () -> {
            left.clear();
            searches.forEach(search -> left.addAll(leftOf(search, progress)));
            looks[0]++;
            return left.isEmpty() || looks[0] >= LOOKS;
        });
        if (!left.isEmpty()) {
            throw new ProvisioningException("still tagged as Landfall's: "
                    + left.stream().map(Address::toString).sorted().distinct().collect(Collectors.joining(", "))
                    + "; remove them, or their tag, by hand");
        }
        progress.reached("proof", kept.isEmpty() ? "nothing is left" : "nothing is left but what was kept");
    }

    private List<Address> leftOf(TagSearch search, Progress progress) {
        List<Address> left = new ArrayList<>();
        for (Address found : search.find()) {
            if (search.isKept(found)) {
                kept.add(found);
                progress.reached(found, "kept: " + found.name());
            } else if (!kept.contains(found)) {
                left.add(found);
            }
        }
        return left;
    }
}
