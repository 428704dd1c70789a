/**
 * What a warehouse consists of in AWS. Each thing is a {@link io.landfall.provisioner.resource.Resource} that can be looked at,
 * made, changed and removed by single calls; what to call when is decided elsewhere, from what is found at that moment. That is
 * why a command that was killed anywhere is finished by giving it again.
 */
package io.landfall.provisioner.resource;
