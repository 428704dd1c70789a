/** The queue between the landing bucket and the stager, and the one for what nobody could process. */
package io.landfall.provisioner.resource.queue;
