package io.landfall.quality.alert;

import java.util.Objects;

/** One alert for all problems of a kind beyond those that are told one by one, so that a bad night stays readable. */
final class AndMore {

    /** How many alerts of one kind and pipeline are open at a time, besides this one. */
    static final int MOST_ALONE = 50;

    private static final String NAME = "and-more";

    private AndMore() {}

    static String key(AlertKind kind, String pipeline, String warehouse) {
        return kind.key(Objects.requireNonNullElse(pipeline, warehouse), NAME);
    }

    static Problem of(Problem problem, String warehouse) {
        String where = problem.pipeline() == null ? "warehouse " + warehouse : "pipeline " + problem.pipeline();
        String newest = problem.summary().apply(problem.count());
        return Problem.of(problem.kind(), key(problem.kind(), problem.pipeline(), warehouse), problem.at())
                .pipeline(problem.pipeline())
                .severity(problem.severity())
                .subject(where)
                .summary(seen -> "%s has more %s problems than the %d told alone; %d more were seen, the newest: %s"
                        .formatted(where, problem.kind().id(), MOST_ALONE, seen, newest))
                .evidence(problem.key() + ": " + problem.evidence())
                .tried(problem.tried())
                .action("look for what the %d others have in common first; then: %s"
                        .formatted(MOST_ALONE, problem.action()))
                .count(problem.count())
                .fact(problem.fact() == null ? null : problem.key() + '|' + problem.fact())
                .build();
    }
}
