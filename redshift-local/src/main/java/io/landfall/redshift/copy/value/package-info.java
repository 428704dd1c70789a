/** Fields to values of the target's column types, by Redshift's rules and with Redshift's load errors. */
package io.landfall.redshift.copy.value;
