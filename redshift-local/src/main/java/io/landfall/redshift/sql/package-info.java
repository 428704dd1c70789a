/**
 * Redshift SQL on its way to PostgreSQL: text is tokenized, split into statements, and each statement is rewritten only
 * where Redshift has a construct of its own. Everything else keeps its bytes.
 */
package io.landfall.redshift.sql;
