/** EC2 around a warehouse: the default VPC with its subnets, and security groups with their rules. */
package io.landfall.redshift.controlplane.ec2;
