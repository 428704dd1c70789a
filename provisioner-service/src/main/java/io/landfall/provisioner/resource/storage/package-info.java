/** The bucket that files land in, and its notifications. Both are shared with others: what is theirs stays as it is. */
package io.landfall.provisioner.resource.storage;
