/**
 * AWS on a laptop as far as provisioning a warehouse needs it: Redshift, IAM, Secrets Manager and STS over HTTP for the real SDK clients.
 *
 * <p>HTTP request → {@code protocol} (service from the credential scope, action, parameters) → one action of {@code cluster}, {@code iam}
 * or {@code secret} → {@code account} (what exists, kept on disk). {@code cluster} moves clusters through their states in the background
 * and starts and stops their databases through {@code warehouse}.
 */
package io.landfall.redshift.controlplane;
