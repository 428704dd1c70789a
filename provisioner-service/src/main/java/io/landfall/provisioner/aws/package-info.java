/** The AWS account a warehouse lives in: its clients, and how its things are named. */
package io.landfall.provisioner.aws;
