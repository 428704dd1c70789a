package io.landfall.project.alert;

/** What a sink has to know, by its kind. */
public sealed interface SinkSettings
        permits WebhookSettings, SlackSettings, SnsSettings, PagerDutySettings, EmailSettings {}
