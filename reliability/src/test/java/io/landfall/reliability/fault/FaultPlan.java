package io.landfall.reliability.fault;

import io.landfall.local.stack.Service;
import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.ErrorPreset;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.S3Preset;
import io.landfall.redshift.fault.SessionFilter;
import io.landfall.redshift.fault.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What goes wrong in which round, from a seed. The same seed makes the same plan. */
public final class FaultPlan {

    private static final SessionFilter LANDFALL = SessionFilter.applicationName("landfall");
    private static final List<Service> WORKERS = List.of(Service.STAGER, Service.LOADER, Service.QUALITY);
    private static final List<String> TOPICS = List.of("landfall.files", "landfall.staging", "landfall.tables");
    private static final int STATEMENTS = 70;
    private static final int READS_GIVEN_UP_AFTER = 12;

    private final Random random;
    private int rules;

    public FaultPlan(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Something big and a few small things.
     *
     * @param number of the round, from 0: the first rounds take the big things in turn, so that a short run has each
     */
    public List<Fault> round(int number, int small) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < small; i++) {
            faults.add(small());
        }
        List<Fault> big = big();
        faults.add(big.get(number < big.size() ? number : random.nextInt(big.size())));
        return faults;
    }

    private List<Fault> big() {
        Service worker = anyOf(WORKERS);
        return List.of(
                new Kill(Service.STAGER),
                new Kill(Service.LOADER),
                new Kill(Service.QUALITY),
                new Restart("kafka", Duration.ofMillis(random.nextInt(4000))),
                new Zombie(Service.LOADER),
                new Redelivery(anyOf(TOPICS), 1 + random.nextInt(20), random.nextLong()),
                new TroubledNotifications(),
                new LostNotifications(),
                new SecondInstance(worker),
                new PausedWarehouse(),
                new Restart("s3", Duration.ofMillis(1000 + random.nextInt(4000))),
                new Zombie(Service.STAGER),
                new Kill(Service.PROVISIONER),
                new Restart("sqs", Duration.ofMillis(random.nextInt(4000))),
                new Kill(Service.STAGER),
                new Kill(Service.LOADER));
    }

    private Fault small() {
        int dice = random.nextInt(10);
        if (dice < 2) {
            return s3();
        }
        if (dice < 3) {
            return rule(
                    "logins refused, too many connections",
                    FaultRule.of(Trigger.connection(), Effect.fail(ErrorPreset.TOO_MANY_CONNECTIONS))
                            .times(1 + random.nextInt(3))
                            .in(LANDFALL));
        }
        StatementFault kind = anyOf(List.of(StatementFault.values()));
        int nth = 1 + random.nextInt(kind.isAtCommit() ? 4 : STATEMENTS);
        return rule(kind.words(), kind.at(nth).in(LANDFALL));
    }

    private Fault s3() {
        String object = anyOf(List.of("song_data/", "log_data/", "_landfall/"));
        Trigger read = Trigger.s3Read(object);
        if (random.nextBoolean()) {
            return rule(
                    "COPY's reads of S3 are slowed down or fail",
                    FaultRule.of(read, Effect.refuse(anyOf(List.of(S3Preset.SLOW_DOWN, S3Preset.INTERNAL_ERROR))))
                            .times(1 + random.nextInt(READS_GIVEN_UP_AFTER)));
        }
        return rule(
                "an object ends in the middle of COPY's read",
                FaultRule.of(read.afterBytes(20), Effect.cut(anyOf(List.of(Effect.Cut.values()))))
                        .times(1 + random.nextInt(READS_GIVEN_UP_AFTER)));
    }

    private Fault rule(String words, FaultRule rule) {
        return new WarehouseFault(words, "chaos-" + ++rules, rule);
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
