/** IAM policy documents compared by what they mean, not by how they are written. */
package io.landfall.provisioner.resource.policy;
