/** What the embedded PostgreSQL has to contain to pass for Redshift: functions, system views, and the load history behind them. */
package io.landfall.redshift.catalog;
