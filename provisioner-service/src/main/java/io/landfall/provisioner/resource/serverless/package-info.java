/** Redshift Serverless: the namespace keeps the data, the workgroup computes. */
package io.landfall.provisioner.resource.serverless;
