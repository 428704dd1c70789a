package io.landfall.stager.reject;

import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.ledger.FileLedger;
import io.landfall.ledger.FileTriage;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.RejectionLedger;
import io.landfall.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The files of one batch that are set aside: gathered while the rest is staged, then written in one transaction. */
public final class Rejections {

    /** So many objects that may not be read, and none that may: it is the role, not the objects. */
    private static final int MOST_DENIED = 20;

    private final String pipeline;
    private final String dataset;
    private final Map<LandedFile, RejectedFile> files = new LinkedHashMap<>();
    private int denied;
    private boolean anyRead;

    public Rejections(String pipeline, String dataset) {
        this.pipeline = pipeline;
        this.dataset = dataset;
    }

    public void add(Map<LandedFile, RejectedFile> rejected) {
        files.putAll(rejected);
    }

    /** COPY could read something. */
    public void read() {
        anyRead = true;
    }

    /**
     * COPY may not read an object.
     *
     * @throws IllegalStateException if it seems that it may read none
     */
    public void denied(CopyFailure failure) {
        denied++;
        if (denied >= MOST_DENIED && !anyRead) {
            files.values().removeIf(file -> CopyFailure.isDenial(file.reason()));
            throw new IllegalStateException("COPY may read none of " + denied + " files: " + failure.reason());
        }
    }

    /**
     * Writes them to the ledger, but for those that it has by now.
     *
     * @return what is to be announced
     */
    public List<FilesRejected> write(Warehouse warehouse) throws Exception {
        return files.isEmpty() ? List.of() : warehouse.write(Ledger.stagingFence(pipeline, dataset), this::write);
    }

    private List<FilesRejected> write(Handle session) {
        FileLedger ledger = new FileLedger(pipeline, dataset);
        FileTriage triage = ledger.triage(session, List.copyOf(files.keySet()));
        Map<LandedFile, RejectedFile> unknown = new LinkedHashMap<>(files);
        unknown.keySet().retainAll(triage.fresh());
        List<FilesRejected> announcements = announcements(List.copyOf(unknown.values()));
        ledger.rejected(session, unknown);
        RejectionLedger told = new RejectionLedger(pipeline, dataset);
        told.rejected(session, announcements);
        List<FilesRejected> all =
                new ArrayList<>(told.announcements(session, triage.rejected().values()));
        all.addAll(announcements);
        return all;
    }

    private List<FilesRejected> announcements(List<RejectedFile> rejected) {
        List<FilesRejected> events = new ArrayList<>();
        for (int from = 0; from < rejected.size(); from += FilesRejected.MOST_FILES) {
            int to = Math.min(from + FilesRejected.MOST_FILES, rejected.size());
            events.add(new FilesRejected(pipeline, dataset, rejected.subList(from, to)));
        }
        return events;
    }

    /** How many files it is about. */
    public int size() {
        return files.size();
    }
}
