/** What the names of tables and datasets stand for when a check is asked: a table, the rows a load brings, or staged batches. */
package io.landfall.checks.relation;
