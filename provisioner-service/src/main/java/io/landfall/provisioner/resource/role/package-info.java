/** The IAM role that COPY reads the landing bucket with. */
package io.landfall.provisioner.resource.role;
