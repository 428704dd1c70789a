/** Rules as JSON: reading with messages that name the field and what is allowed, writing, and the file read at start. */
package io.landfall.redshift.fault.definition;
