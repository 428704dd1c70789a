/**
 * The way of notifications through SQS: {@link io.landfall.stager.notification.queue.Discovery} joins the receivers of a queue, the
 * watch over its dead letters and the counts of what was ignored.
 */
package io.landfall.stager.notification.queue;
