package io.landfall.provisioner.converge;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Compute;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Finding.Different;
import io.landfall.provisioner.resource.Finding.Missing;
import io.landfall.provisioner.resource.Finding.Paused;
import io.landfall.provisioner.resource.Finding.Refused;
import io.landfall.provisioner.resource.Finding.Unsettled;
import io.landfall.provisioner.resource.Finding.Unwanted;
import io.landfall.provisioner.resource.Pausable;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Brings resources to where they should be. Each ends settled, or with a {@link ProvisioningException}. */
public final class Convergence {

    private final Patience patience;
    private final Steps steps;

    public Convergence(Patience patience, Steps steps) {
        this.patience = patience;
        this.steps = steps;
    }

    /** Looks, and waits where AWS has a passing trouble. */
    public Finding findingOf(Resource resource) throws InterruptedException {
        Finding[] found = new Finding[1];
        look(resource, "being looked at", () -> {
            found[0] = resource.find();
            return Look.END;
        });
        return found[0];
    }

    /** Makes it what the definition says, and waits until it is. */
    public void settle(Resource resource) throws InterruptedException {
        Insistence insistence = new Insistence(resource.address(), Instant::now);
        look(resource, "becoming ready", () -> {
            Finding found = resource.find();
            if (found instanceof Finding.Settled) {
                if (resource.isWanted()) {
                    reached(resource, "ready");
                }
                return Look.END;
            }
            if (found instanceof Different different) {
                insistence.asksFor(different);
            }
            return act(resource, found);
        });
    }

    /** Removes it, and waits until it is gone. */
    public Removal remove(Resource resource, RemovalOptions options) throws InterruptedException {
        Removal[] last = new Removal[1];
        look(resource, "being removed", () -> {
            last[0] = resource.remove(options);
            if (last[0] instanceof Removal.Removing removing) {
                reached(resource, removing.state());
                return Look.WAIT;
            }
            if (last[0] instanceof Removal.Kept kept) {
                reached(resource, "kept: " + kept.reason());
            } else if (resource.isWanted()) {
                reached(resource, "gone");
            }
            return Look.END;
        });
        return last[0];
    }

    /** Stops its compute, and waits until it is stopped. */
    public void pause(Compute compute, Pausable pausable) throws InterruptedException {
        look(compute, "being paused", () -> {
            Finding found = compute.standing();
            if (found instanceof Paused) {
                reached(compute, "paused");
                return Look.END;
            }
            if (found instanceof Unsettled unsettled) {
                reached(compute, unsettled.state());
                return Look.WAIT;
            }
            if (!(found instanceof Finding.Settled || found instanceof Different)) {
                throw new ProvisioningException(compute.address() + " cannot be paused: " + describe(found));
            }
            pausable.pause();
            reached(compute, "pausing");
            return Look.AGAIN;
        });
    }

    /** Starts its compute, and waits until it is ready; what is not paused is only waited for. */
    public void resume(Compute compute) throws InterruptedException {
        look(compute, "being resumed", () -> {
            Finding found = compute.standing();
            if (found instanceof Finding.Settled || found instanceof Different) {
                reached(compute, "ready");
                return Look.END;
            }
            if (found instanceof Missing) {
                throw new ProvisioningException(compute.address() + " does not exist; provision it first");
            }
            return act(compute, found);
        });
    }

    /** Asks AWS something, and waits where it has a passing trouble. */
    public <T> T answer(String question, Supplier<T> asking) throws InterruptedException {
        List<T> answers = new ArrayList<>();
        until(question, () -> answers.add(asking.get()));
        return answers.get(0);
    }

    /** Asks until the answer is yes. */
    public void until(String what, BooleanSupplier question) throws InterruptedException {
        new Looking(patience, what, reason -> {}).until(() -> question.getAsBoolean() ? Look.END : Look.WAIT);
    }

    private Look act(Resource resource, Finding found) {
        if (found instanceof Missing) {
            reached(resource, "creating");
            resource.create();
        } else if (found instanceof Different different) {
            reached(resource, "changing " + attributes(different));
            resource.change(different);
        } else if (found instanceof Unsettled unsettled) {
            reached(resource, unsettled.state());
            return Look.WAIT;
        } else if (found instanceof Paused) {
            reached(resource, "resuming");
            pausable(resource).ifPresent(Pausable::resume);
        } else if (found instanceof Unwanted unwanted) {
            reached(resource, "removing: " + unwanted.reason());
            return resource.remove(new RemovalOptions(Optional.empty(), false)) instanceof Removal.Removing
                    ? Look.WAIT
                    : Look.END;
        } else if (found instanceof Refused refused) {
            throw new ProvisioningException(refused.explanation());
        }
        return Look.AGAIN;
    }

    private void look(Resource resource, String what, Looking.Once once) throws InterruptedException {
        steps.begins(resource.address());
        new Looking(patience, resource.address() + " " + what, reason -> reached(resource, "waiting: " + reason))
                .until(once);
    }

    private void reached(Resource resource, String state) {
        steps.reached(resource.address(), state);
    }

    private static Optional<Pausable> pausable(Resource resource) {
        return resource instanceof Compute compute ? compute.pausable() : Optional.empty();
    }

    private static String attributes(Different different) {
        return different.differences().stream().map(d -> d.attribute()).collect(Collectors.joining(", "));
    }

    private static String describe(Finding found) {
        return found instanceof Refused refused
                ? refused.explanation()
                : "it is " + found.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
