/**
 * AWS on a laptop as far as provisioning a warehouse needs it: Redshift, Redshift Serverless, IAM, STS, EC2 and Secrets Manager over HTTP
 * for the real SDK clients.
 *
 * <p>HTTP request → {@code protocol} (service from the credential scope, action, parameters) → {@code fault} (the log of calls, and what
 * goes wrong on purpose) → one action of {@code cluster}, {@code serverless}, {@code iam}, {@code ec2} or {@code secret} →
 * {@code account} (what exists, kept on disk). {@code cluster} and {@code serverless} move what they look after through its states in the
 * background, as fast as {@code timing} says, and start and stop the databases through {@code warehouse}.
 */
package io.landfall.redshift.controlplane;
