package io.landfall.event;

/**
 * A person has to act.
 *
 * @param load the load the alert is about, or what stands in its way
 * @param summary what failed, in one sentence
 * @param evidence what was observed
 * @param tried what Landfall already did about it
 * @param action what to do
 */
public record AlertRaised(
        String pipeline, String alert, String load, String summary, String evidence, String tried, String action)
        implements AlertEvent {

    @Override
    public String identity() {
        return String.join("|", pipeline, alert, load);
    }
}
