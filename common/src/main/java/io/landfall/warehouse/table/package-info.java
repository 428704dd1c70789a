/** Tables as the project declares them and as they are in the warehouse, and what to do about a difference. */
package io.landfall.warehouse.table;
