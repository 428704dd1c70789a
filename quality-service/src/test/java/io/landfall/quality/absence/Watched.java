package io.landfall.quality.absence;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.ClusterReady;
import io.landfall.event.Severity;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.project.Dataset;
import io.landfall.project.Expected;
import io.landfall.project.LocationPattern;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.project.check.Check;
import io.landfall.project.check.Freshness;
import io.landfall.project.check.Scope;
import io.landfall.quality.alert.AlertBook;
import io.landfall.quality.alert.AlertDesk;
import io.landfall.warehouse.QualifiedName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** An engine that is looked after by a test: its clock, its bucket, and what it told. */
final class Watched extends Clock implements LandingBucket {

    private static final Project READ = ProjectReader.read(Path.of("..", "examples", "sparkify"));

    static final Instant START = Instant.parse("2018-11-10T12:00:00Z");
    static final Instant LONG_AGO = Instant.parse("2018-01-01T00:00:00Z");
    static final Duration FRESHNESS = Duration.ofHours(2);

    final RecordedAnnouncements announced = new RecordedAnnouncements();
    final Set<String> keys = new TreeSet<>();
    private Project project;
    private final AlertBook book = new AlertBook("sparkify");
    private final AlertDesk desk = new AlertDesk(book, announced, this, "runbook/");
    private Instant now = START;
    private boolean isAway;
    private int looks;
    private AbsenceEngine engine;

    private Watched(Project project) {
        this.project = project;
        desk.bookIsComplete();
        start();
    }

    /** Expects nothing of the files, and freshness of the pipeline. */
    static Watched pipeline() {
        return new Watched(project(FRESHNESS, null, List.of()));
    }

    static Watched files(Expected expected) {
        return new Watched(project(null, expected, List.of()));
    }

    static Watched checks(Check... checks) {
        return new Watched(project(null, null, List.of(checks)));
    }

    /** The project is written anew, without anything that is missed. */
    void expectNothing() {
        project = project(null, null, List.of());
    }

    static Check freshness(String name, Scope scope, Duration within) {
        return new Check(
                name,
                new Freshness("start_time", within),
                List.of(QualifiedName.parse("sparkify.songplays")),
                Severity.WARN,
                null,
                scope,
                false,
                "data-team",
                "no song was played",
                null,
                List.of(),
                0,
                null);
    }

    private static Project project(Duration freshness, Expected expected, List<Check> checks) {
        PipelineDefinition p = READ.pipeline();
        List<Dataset> datasets = p.datasets().stream()
                .map(d -> new Dataset(
                        d.name(),
                        LocationPattern.of(d.name() + "/{yyyy}/{MM}/{yyyy}-{MM}-{dd}-*"),
                        d.format(),
                        d.stagingTable(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        d.name().equals("log_data") ? expected : null))
                .toList();
        return new Project(
                READ.directory(),
                READ.warehouse(),
                new PipelineDefinition(p.pipeline(), datasets, p.loads(), checks, null, null, null, null, freshness));
    }

    /** As after a restart of the service: what was told is known from Kafka, nothing else is. */
    void start() {
        engine = new AbsenceEngine(project, desk.decisions(), this, this);
    }

    void startAndWatch() {
        start();
        engine.ready(ready());
        engine.began(Map.of("log_data", LONG_AGO));
        engine.historyIsComplete();
    }

    static ClusterReady ready() {
        return new ClusterReady("sparkify", "h", 1, "dev", "us-west-2", "role", "secret", "bucket", "queue");
    }

    AbsenceEngine engine() {
        return engine;
    }

    /** Lets time pass and looks. */
    void after(Duration time) {
        now = now.plus(time);
        engine.look();
    }

    void at(String time) {
        now = Instant.parse(time);
        engine.look();
    }

    /** While it is away, the bucket cannot be looked at. */
    void bucketIsAway(boolean away) {
        isAway = away;
    }

    int looks() {
        return looks;
    }

    List<AlertRaised> raised() {
        return announced.of(AlertRaised.class);
    }

    List<AlertCleared> cleared() {
        return announced.of(AlertCleared.class);
    }

    @Override
    public String name() {
        return "landing";
    }

    @Override
    public int count(String prefix, Predicate<String> wanted, int enough) {
        looks++;
        if (isAway) {
            throw new IllegalStateException("503");
        }
        return (int) keys.stream()
                .filter(key -> key.startsWith(prefix) && wanted.test(key))
                .count();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
