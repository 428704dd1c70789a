package io.landfall.stager.backfill;

import io.landfall.event.BackfillDataset;
import io.landfall.event.Backfilled;
import io.landfall.event.Cause;
import io.landfall.event.LandedFile;
import io.landfall.event.RequestProgressed;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.ReloadLedger;
import io.landfall.project.Dataset;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Suggestion;
import io.landfall.stager.backfill.Survey.Fate;
import io.landfall.stager.reconcile.Arrivals;
import io.landfall.stager.reconcile.BucketListing;
import io.landfall.stager.reconcile.Landing;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Lands the files of a dataset that are in the bucket for these partitions. The same request again does nothing twice: the
 * ledger knows what was staged, and what the request wanted again. One thread at a time.
 */
public final class Backfill {

    private final PipelineDefinition pipeline;
    private final Announcer announcer;
    private final Function<WarehouseGate.Open, BucketListing> listings;
    private final Arrivals arrivals;
    private final Pace pace;

    public Backfill(
            PipelineDefinition pipeline,
            Announcer announcer,
            Function<WarehouseGate.Open, BucketListing> listings,
            Arrivals arrivals,
            Pace pace) {
        this.pipeline = pipeline;
        this.announcer = announcer;
        this.listings = listings;
        this.arrivals = arrivals;
        this.pace = pace;
    }

    /**
     * @param goesOn whether the warehouse is still there to be asked; without it following ends
     * @throws BackfillRefusedException if it is not carried out; nothing was landed
     * @throws Exception if it could not be carried through; the same request again goes on with it
     */
    public void run(WarehouseGate.Open open, BackfillDataset command, Cause cause, BooleanSupplier goesOn)
            throws Exception {
        Dataset dataset = dataset(command.dataset());
        Days days = Days.of(command.from(), command.to());
        Selection selection = Selection.of(pipeline, dataset, days, command.prefix());
        Surveyor surveyor =
                new Surveyor(open.warehouse(), pipeline.pipeline(), dataset, listings.apply(open), selection, arrivals);
        String reload = command.reload() ? command.requestId() : null;
        ReloadRule rule = new ReloadRule(pipeline, dataset, open.warehouse());
        Survey plan = surveyor.survey(reload, files -> {
            if (command.reload()) {
                rule.check(files);
            }
        });
        if (command.dryRun()) {
            announcer.announce(
                    cause,
                    plan.announcement(pipeline.pipeline(), dataset.name(), command.requestId(), command.reload()));
            return;
        }
        long began = System.nanoTime();
        long landed = land(open, surveyor, dataset, command, cause, plan.of(Fate.LAND));
        Following following = new Following(surveyor, landed, plan.of(Fate.REJECTED), pace);
        Following.Progress end = following.follow(
                goesOn, (step, files) -> tell(cause, dataset, command.requestId(), step, files, landed));
        announcer.announce(
                cause,
                new Backfilled(
                        pipeline.pipeline(),
                        dataset.name(),
                        command.requestId(),
                        landed,
                        end.staged(),
                        end.rejected(),
                        end.loaded(),
                        end.unfinished(),
                        (System.nanoTime() - began) / 1_000_000));
    }

    private long land(
            WarehouseGate.Open open,
            Surveyor surveyor,
            Dataset dataset,
            BackfillDataset command,
            Cause cause,
            long planned)
            throws Exception {
        Landing landing = new Landing(announcer, cause, pipeline.pipeline(), dataset.name());
        String reload = command.reload() ? command.requestId() : null;
        surveyor.survey(reload, files -> {
            if (command.reload()) {
                supersede(open, dataset, command.requestId(), files);
            }
            for (LandedFile file : files) {
                landing.add(file);
            }
            // What is superseded is in no batch until it lands again: it does not wait for what may fail.
            landing.flush();
            tell(cause, dataset, command.requestId(), "landed", landing.landed(), planned);
        });
        landing.flush();
        tell(cause, dataset, command.requestId(), "landed", landing.landed(), planned);
        return landing.landed();
    }

    /** Under both fences, staging's first: nothing is staged meanwhile, and no load takes what is superseded. */
    private void supersede(WarehouseGate.Open open, Dataset dataset, String request, List<LandedFile> files)
            throws Exception {
        open.warehouse().run(session -> {
            Ledger.loadFence(pipeline.pipeline()).create(session);
            return null;
        });
        open.warehouse().write(Ledger.stagingFence(pipeline.pipeline(), dataset.name()), session -> {
            Ledger.loadFence(pipeline.pipeline()).lock(session);
            new ReloadRule(pipeline, dataset, open.warehouse()).check(session, files);
            ReloadLedger reloads = new ReloadLedger(pipeline.pipeline(), dataset.name());
            reloads.supersede(session, request, files);
            Optional<String> broken = reloads.broken(session, request);
            if (broken.isPresent()) {
                throw new BackfillRefusedException("batch " + broken.get() + " was never loaded and has files besides"
                        + " those you ask for; ask for all of them, or load it with: ./landfall replay "
                        + broken.get());
            }
            return null;
        });
    }

    private Dataset dataset(String name) throws BackfillRefusedException {
        List<String> names = pipeline.datasets().stream().map(Dataset::name).toList();
        return pipeline.dataset(name)
                .orElseThrow(() -> new BackfillRefusedException("pipeline " + pipeline.pipeline() + " has no dataset "
                        + name + "; it has " + String.join(", ", names) + Suggestion.didYouMean(name, names)));
    }

    private void tell(Cause cause, Dataset dataset, String request, String step, long files, long of) {
        announcer.announce(cause, new RequestProgressed(pipeline.pipeline(), dataset.name(), request, step, files, of));
    }
}
