/** What a command would do, before it does it. */
package io.landfall.provisioner.plan;
