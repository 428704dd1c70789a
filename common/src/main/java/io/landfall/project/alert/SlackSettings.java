package io.landfall.project.alert;

/**
 * An incoming webhook of Slack.
 *
 * @param url a secret: whoever knows it can write to the channel
 * @param allowHttp whether plain HTTP to this machine itself is allowed, for trying things out
 */
public record SlackSettings(SecretReference url, boolean allowHttp) implements SinkSettings {}
