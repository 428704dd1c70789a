package io.landfall.quality.alert;

import io.landfall.event.Severity;
import java.time.Instant;
import java.util.function.LongFunction;

/** Describes a {@link Problem} word by word; what is not said is empty. */
public final class ProblemBuilder {

    private final AlertKind kind;
    private final String key;
    private final Instant at;
    private String pipeline;
    private Severity severity = Severity.ERROR;
    private String owner;
    private String subject = "";
    private LongFunction<String> summary = seen -> "";
    private String evidence = "";
    private String tried = "nothing: Landfall cannot know what is right";
    private String action = "";
    private long count = 1;
    private String fact;

    ProblemBuilder(AlertKind kind, String key, Instant at) {
        this.kind = kind;
        this.key = key;
        this.at = at;
    }

    /** @param name null for none */
    public ProblemBuilder pipeline(String name) {
        this.pipeline = name;
        return this;
    }

    public ProblemBuilder severity(Severity weight) {
        this.severity = weight;
        return this;
    }

    /** @param name null for nobody */
    public ProblemBuilder owner(String name) {
        this.owner = name;
        return this;
    }

    public ProblemBuilder subject(String what) {
        this.subject = what;
        return this;
    }

    public ProblemBuilder summary(String sentence) {
        return summary(seen -> sentence);
    }

    /** @param sentence given how often the problem was seen since it began */
    public ProblemBuilder summary(LongFunction<String> sentence) {
        this.summary = sentence;
        return this;
    }

    public ProblemBuilder evidence(String text) {
        this.evidence = text;
        return this;
    }

    public ProblemBuilder tried(String text) {
        this.tried = text;
        return this;
    }

    public ProblemBuilder action(String text) {
        this.action = text;
        return this;
    }

    public ProblemBuilder count(long things) {
        this.count = Math.max(1, things);
        return this;
    }

    /** @param id of the event that shows it; null where each time counts */
    public ProblemBuilder fact(String id) {
        this.fact = id;
        return this;
    }

    public Problem build() {
        return new Problem(
                kind, key, pipeline, severity, owner, subject, summary, evidence, tried, action, at, count, fact);
    }
}
