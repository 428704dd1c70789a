/** What compute costs, by a table that can be replaced. */
package io.landfall.provisioner.price;
