package io.landfall.project.check;

/** What a check demands. */
public sealed interface CheckTest
        permits NotNull,
                Unique,
                AcceptedValues,
                Relationships,
                Between,
                Matches,
                RowCount,
                Freshness,
                NoGaps,
                ChangedLessThan,
                SameSum,
                SqlTest {}
