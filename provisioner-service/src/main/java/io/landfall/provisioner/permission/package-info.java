/** What IAM has to allow the provisioner and the services that load, derived from the calls they make. */
package io.landfall.provisioner.permission;
