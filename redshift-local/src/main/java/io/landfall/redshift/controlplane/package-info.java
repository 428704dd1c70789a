/**
 * AWS on a laptop as far as provisioning a warehouse needs it: Redshift, IAM, STS, EC2 and Secrets Manager over HTTP for the real SDK
 * clients.
 *
 * <p>HTTP request → {@code protocol} (service from the credential scope, action, parameters) → {@code fault} (the log of calls, and what
 * goes wrong on purpose) → one action of {@code cluster}, {@code iam}, {@code ec2} or {@code secret} → {@code account} (what exists, kept
 * on disk). {@code cluster} moves clusters through their states in the background and starts and stops their databases through
 * {@code warehouse}.
 */
package io.landfall.redshift.controlplane;
