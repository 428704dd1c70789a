/** Getting a message to a sink: queue, retries, dead letters. */
package io.landfall.quality.notify.delivery;
