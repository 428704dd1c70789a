/** The ways to reach people. */
package io.landfall.quality.notify.sink;
