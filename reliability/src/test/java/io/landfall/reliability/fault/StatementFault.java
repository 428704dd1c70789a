package io.landfall.reliability.fault;

import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.ErrorPreset;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.Trigger;

/** What can go wrong at a statement, or at the commit, of a transaction. */
public enum StatementFault {
    DROPPED_BEFORE("connection dropped before the statement", Effect.drop(Effect.When.BEFORE)),
    DROPPED_AFTER("connection dropped after the statement", Effect.drop(Effect.When.AFTER)),
    SERIALIZABLE_VIOLATION("error 1023", Effect.fail(ErrorPreset.SERIALIZABLE_VIOLATION)),
    CONFLICT("conflict with a concurrent transaction", Effect.fail(ErrorPreset.CONCURRENT_TRANSACTION)),
    DEADLOCK("deadlock", Effect.fail(ErrorPreset.DEADLOCK)),
    DISK_FULL("disk full", Effect.fail(ErrorPreset.DISK_FULL)),
    LOST_COMMIT("connection dropped, commit never happened", Effect.drop(Effect.When.INSTEAD)),
    UNHEARD_COMMIT("connection dropped after the commit", Effect.drop(Effect.When.AFTER)),
    FAILED_COMMIT("commit fails with error 1023", Effect.fail(ErrorPreset.SERIALIZABLE_VIOLATION));

    private final String words;
    private final Effect effect;

    StatementFault(String words, Effect effect) {
        this.words = words;
        this.effect = effect;
    }

    /** As the report says it. */
    public String words() {
        return words;
    }

    public boolean isAtCommit() {
        return this == LOST_COMMIT || this == UNHEARD_COMMIT || this == FAILED_COMMIT;
    }

    /** Once, at the {@code nth} statement or commit from now on. */
    public FaultRule at(int nth) {
        Trigger trigger = isAtCommit() ? Trigger.commit() : Trigger.statement("");
        return FaultRule.of(trigger.nth(nth), effect);
    }
}
