/**
 * AWS on a laptop as far as provisioning a warehouse needs it: Redshift, Redshift Serverless, IAM, Secrets Manager and STS over HTTP for
 * the real SDK clients.
 *
 * <p>HTTP request → {@code protocol} (service from the credential scope, action, parameters) → one action of {@code cluster},
 * {@code serverless}, {@code iam} or {@code secret} → {@code account} (what exists, kept on disk). {@code cluster} and
 * {@code serverless} move what they look after through its states in the background and start and stop the databases through
 * {@code warehouse}.
 */
package io.landfall.redshift.controlplane;
