package io.landfall.quality.notify.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.quality.notify.Alerts;
import io.landfall.quality.notify.message.Item;
import org.junit.jupiter.api.Test;

class SlackBlocksTest {

    @Test
    void sectionsStayWithinTheirLimitWhateverHasToBeEscaped() {
        AlertRaised wordy = new AlertRaised(
                "dev",
                "sparkify",
                "check",
                Alerts.KEY,
                Severity.ERROR,
                null,
                "l1",
                "<".repeat(1_000),
                "&".repeat(2_000),
                ">".repeat(1_000),
                "&".repeat(1_000),
                "docs/runbook/check.md",
                Alerts.SINCE,
                1);
        var blocks = SlackBlocks.of(Alerts.message(Item.raised("e", wordy))).path("blocks");
        assertThat(blocks)
                .hasSizeGreaterThan(2)
                .allSatisfy(block -> assertThat(block.at("/text/text").asText()).hasSizeLessThanOrEqualTo(3_000));
        assertThat(blocks)
                .anySatisfy(block -> assertThat(block.at("/text/text").asText()).contains("&amp;&amp;…"));
    }
}
