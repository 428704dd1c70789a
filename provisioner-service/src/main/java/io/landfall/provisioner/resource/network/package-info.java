/** Where in the network a warehouse is, and who may connect to it. */
package io.landfall.provisioner.resource.network;
