/**
 * From alerts to people: alerts are {@linkplain io.landfall.quality.notify.route routed and gathered}, written as
 * {@linkplain io.landfall.quality.notify.message messages}, and {@linkplain io.landfall.quality.notify.delivery delivered} to
 * {@linkplain io.landfall.quality.notify.sink sinks}.
 */
package io.landfall.quality.notify;
