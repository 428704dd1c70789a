/** What exists in the local AWS account, as immutable values, and the file it is kept in. */
package io.landfall.redshift.controlplane.account;
