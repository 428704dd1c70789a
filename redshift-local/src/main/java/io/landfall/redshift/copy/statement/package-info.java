/** The COPY command: its parser and what it was told. */
package io.landfall.redshift.copy.statement;
