/** IAM roles with their inline policies, and who the caller is. */
package io.landfall.redshift.controlplane.iam;
