/** IAM roles with their policies, how their changes spread, which of them services can assume, and who the caller is. */
package io.landfall.redshift.controlplane.iam;
