package io.landfall.redshift.controlplane.account;

/** A role a cluster may assume, and how far attaching it has come. */
public record AttachedRole(String arn, ApplyStatus applyStatus) {

    /** The words of {@code ApplyStatus} in DescribeClusters. */
    public enum ApplyStatus {
        ADDING("adding"),
        IN_SYNC("in-sync"),
        REMOVING("removing");

        private final String word;

        ApplyStatus(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static AttachedRole adding(String arn) {
        return new AttachedRole(arn, ApplyStatus.ADDING);
    }

    public AttachedRole removing() {
        return new AttachedRole(arn, ApplyStatus.REMOVING);
    }

    public AttachedRole inSync() {
        return new AttachedRole(arn, ApplyStatus.IN_SYNC);
    }
}
