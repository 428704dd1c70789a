/** The UNLOAD command: its parser and what it was told. */
package io.landfall.redshift.unload.statement;
