/**
 * Redshift Serverless: namespaces keep data, workgroups make it reachable, usage limits are kept on record. The actions answer at once;
 * the lifecycle moves namespaces and workgroups on afterwards and runs one database per namespace that has a workgroup.
 */
package io.landfall.redshift.controlplane.serverless;
